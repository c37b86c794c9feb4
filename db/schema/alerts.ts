import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ALERT_KINDS, ALERT_STATES } from "@/lib/domain/alert/alert";
import { id, instant, money, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** One per customer, budget period, amount and threshold (G17); falling resolves it, rising again reopens it. */
export const alerts = pgTable(
  "alerts",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    changeId: uuid().notNull(),
    kind: text({ enum: ALERT_KINDS }).notNull(),
    period: text().notNull(),
    amount: money().notNull(),
    threshold: integer().notNull(),
    state: text({ enum: ALERT_STATES }).notNull(),
    openedAt: instant().notNull(),
    resolvedAt: instant(),
    /** Usage then, the action taken; decimals as text. */
    facts: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "alerts_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("alerts_once").on(
      table.distributorId,
      table.customerId,
      table.kind,
      table.period,
      table.amount,
      table.threshold,
    ),
    index("alerts_open").on(table.distributorId, table.state, table.openedAt),
    oneOf("alerts_kind", "kind", ALERT_KINDS),
    oneOf("alerts_state", "state", ALERT_STATES),
  ],
);
