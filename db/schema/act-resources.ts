import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { RELEASE_OUTCOMES } from "@/lib/domain/resource/decide-resource";
import { instant, oneOf, tenant } from "./columns";
import { resources } from "./resources";
import { restrictionActs } from "./restriction-acts";

/** The resources that an ordered release names, and what became of each once it was confirmed (G8). */
export const actResources = pgTable(
  "act_resources",
  {
    distributorId: tenant(),
    actId: uuid().notNull(),
    resourceId: uuid().notNull(),
    /** From when on it was due for deletion, as it was when ordered. */
    dueAt: instant().notNull(),
    /** Null until the second person confirmed, or where it came to that no more. */
    outcome: text({ enum: RELEASE_OUTCOMES }),
    /** Reasons against it; null unless refused. */
    refusal: jsonb(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.actId, table.resourceId] }),
    foreignKey({
      name: "act_resources_act",
      columns: [table.distributorId, table.actId],
      foreignColumns: [restrictionActs.distributorId, restrictionActs.id],
    }),
    foreignKey({
      name: "act_resources_resource",
      columns: [table.distributorId, table.resourceId],
      foreignColumns: [resources.distributorId, resources.id],
    }),
    index("act_resources_by_resource").on(table.distributorId, table.resourceId),
    oneOf("act_resources_outcome", "outcome", RELEASE_OUTCOMES),
    check("act_resources_refusal", sql`(outcome is not distinct from 'refused') = (refusal is not null)`),
  ],
);
