import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { alerts } from "./alerts";
import { instant, oneOf, tenant } from "./columns";
import { members } from "./members";

/** What one company does about an alert; each company that is to deal with it has a row. */
export const alertHandlings = pgTable(
  "alert_handlings",
  {
    distributorId: tenant(),
    alertId: uuid().notNull(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    /** When it came to this company, or came back. */
    openedAt: instant().notNull(),
    /** A member of the company; null: nobody's. */
    ownerId: uuid(),
    /** First since it came; null: not yet. */
    acknowledgedAt: instant(),
    /** It does not stand on the board before; over by reading. Null: not snoozed. */
    snoozedUntil: instant(),
    snoozeReason: text(),
    /** Null while it stands. */
    resolvedAt: instant(),
    /** Who resolved it, with a reason; both null: by itself. */
    resolvedById: uuid(),
    resolveReason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.alertId, table.companyId] }),
    foreignKey({
      name: "alert_handlings_alert",
      columns: [table.distributorId, table.alertId],
      foreignColumns: [alerts.distributorId, alerts.id],
    }),
    foreignKey({
      name: "alert_handlings_owner",
      columns: [table.distributorId, table.ownerId],
      foreignColumns: [members.distributorId, members.id],
    }),
    index("alert_handlings_standing")
      .on(table.distributorId, table.companyId, table.openedAt)
      .where(sql`resolved_at is null`),
    index("alert_handlings_by_time").on(table.distributorId, table.companyId, table.openedAt),
    index("alert_handlings_snoozed")
      .on(table.distributorId, table.companyId, table.snoozedUntil)
      .where(sql`resolved_at is null and snoozed_until is not null`),
    oneOf("alert_handlings_company_kind", "company_kind", COMPANY_KINDS),
    check("alert_handlings_snooze", sql`(snoozed_until is null) = (snooze_reason is null)`),
    check(
      "alert_handlings_resolved",
      sql`(resolved_by_id is null) = (resolve_reason is null) and (resolved_at is not null or resolved_by_id is null)`,
    ),
  ],
);
