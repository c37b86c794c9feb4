import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CHOOSERS, PACES, WAYS } from "@/lib/domain/notification/choice";
import { TOPICS } from "@/lib/domain/notification/topic";
import { instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** How soon a topic comes on a way: chosen by a company for its members, by one of them, or for a recipient beyond. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    distributorId: tenant(),
    /** The company, member or recipient. */
    chooserId: uuid().notNull(),
    chooser: text({ enum: CHOOSERS }).notNull(),
    topic: text({ enum: TOPICS }).notNull(),
    way: text({ enum: WAYS }).notNull(),
    pace: text({ enum: PACES }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.chooserId, table.topic, table.way] }),
    foreignKey({
      name: "notification_choices_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    oneOf("notification_choices_chooser", "chooser", CHOOSERS),
    oneOf("notification_choices_topic", "topic", TOPICS),
    oneOf("notification_choices_way", "way", WAYS),
    oneOf("notification_choices_pace", "pace", PACES),
  ],
);
