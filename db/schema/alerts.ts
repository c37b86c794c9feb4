import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ALERT_KINDS, ALERT_STATES, SEVERITIES } from "@/lib/domain/alert/alert";
import { id, instant, money, oneOf, tenant } from "./columns";
import { customers } from "./customers";
import { distributors } from "./distributors";
import { resellers } from "./resellers";

/** Something that somebody should deal with: one row a kind and key; what each company does about it is its handling. */
export const alerts = pgTable(
  "alerts",
  {
    distributorId: tenant(),
    id: id(),
    kind: text({ enum: ALERT_KINDS }).notNull(),
    /** What it is about, so that the same is raised once: of a budget customer, period, amount and threshold (G17). */
    key: text().notNull(),
    /** Null: about no customer. */
    customerId: uuid(),
    /** The reseller it is about, where it is not about a customer; null: none. */
    resellerId: uuid(),
    /** The import, request, resource, cause … it leads to; null: none beside customer and reseller. */
    subjectId: uuid(),
    changeId: uuid().notNull(),
    severity: text({ enum: SEVERITIES }).notNull(),
    state: text({ enum: ALERT_STATES }).notNull(),
    /** When it was raised, or last raised again. */
    openedAt: instant().notNull(),
    /** When its cause went; null while open. */
    resolvedAt: instant(),
    /** `AlertFactsOf` its kind. */
    facts: jsonb().notNull(),
    /** Of a budget; null for other kinds. */
    period: text(),
    amount: money(),
    threshold: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "alerts_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    foreignKey({
      name: "alerts_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    foreignKey({
      name: "alerts_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    uniqueIndex("alerts_once").on(table.distributorId, table.kind, table.key),
    index("alerts_open").on(table.distributorId, table.state, table.openedAt),
    index("alerts_by_customer").on(table.distributorId, table.customerId, table.kind),
    oneOf("alerts_kind", "kind", ALERT_KINDS),
    oneOf("alerts_state", "state", ALERT_STATES),
    oneOf("alerts_severity", "severity", SEVERITIES),
  ],
);
