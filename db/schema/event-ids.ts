import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { month, tenant } from "./columns";

/** (source, event id) counts once over all months (G11). */
export const eventIds = pgTable(
  "event_ids",
  {
    distributorId: tenant(),
    source: text().notNull(),
    eventId: text().notNull(),
    /** Of the event's content: the same id with other content is refused. */
    contentHash: uuid().notNull(),
    month: month().notNull(),
    chargeId: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.distributorId, table.source, table.eventId] })],
);
