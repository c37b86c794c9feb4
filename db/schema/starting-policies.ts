import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import type { ActorStamp } from "./budget-records";
import { instant, money, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** What a partner's customers begin with when they join (G20); at most one a partner. */
export const startingPolicies = pgTable(
  "starting_policies",
  {
    distributorId: tenant(),
    /** A reseller's id, or the distributor's own for its own customers. */
    partnerId: uuid().notNull(),
    type: text({ enum: BUDGET_TYPES }).notNull(),
    /** List price, the distributor's currency, two decimals. */
    amount: money().notNull(),
    action: text({ enum: EXHAUSTION_ACTIONS }).notNull(),
    /** Lifts the freeze by association with it. */
    lift: boolean().notNull(),
    /** Rises with every setting; a form sends back the one it showed. */
    version: integer().notNull(),
    changeId: uuid().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    setAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.partnerId] }),
    foreignKey({
      name: "starting_policies_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    oneOf("starting_policies_type", "type", BUDGET_TYPES),
    oneOf("starting_policies_action", "action", EXHAUSTION_ACTIONS),
    check("starting_policies_amount", sql`amount > 0`),
  ],
);
