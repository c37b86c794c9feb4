import "server-only";
import { and, asc, desc, eq, isNull, lte, type SQL, sql } from "drizzle-orm";
import { alertHandlings, alerts, customers } from "@/db/schema";
import { ALERT_AGES, type AlertListQuery } from "@/lib/contracts/alert";
import type { AlertPage } from "@/lib/contracts/alert-view";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { SEVERITIES, type Severity } from "@/lib/domain/alert/alert";
import { inTenant } from "../tenant";
import { inState } from "./handling-clauses";
import { selectAlerts, toAlertLine } from "./select-alerts";

const PAGE = 50;
const HOUR_MS = 3_600_000;

/** The gravest have the smallest rank. */
const RANK = sql`case ${alerts.severity} ${sql.join(
  SEVERITIES.map((severity) => sql`when ${sql.raw(`'${severity}'`)} then ${sql.raw(String(rankOf(severity)))}`),
  sql` `,
)} end`;

function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** One page of the board: the gravest first and of those the oldest, or the newest first. */
export async function listAlerts(
  { actor }: Permit<"alert.read">,
  query: AlertListQuery,
  at: Date,
  size = PAGE,
): Promise<AlertPage> {
  const newestFirst = query.sort === "newest";
  const rows = await inTenant(actor, (tx) =>
    selectAlerts(tx, actor, and(...filtersOf(actor, query, at), afterClause(query.after, newestFirst)))
      .orderBy(
        ...(newestFirst
          ? [desc(alertHandlings.openedAt), desc(alerts.id)]
          : [asc(RANK), asc(alertHandlings.openedAt), asc(alerts.id)]),
      )
      .limit(size + 1),
  );
  const last = rows[size - 1];
  return {
    rows: rows.slice(0, size).map((row) => toAlertLine(actor, row, at)),
    after:
      rows.length > size && last
        ? encodeCursor([`${rankOf(last.severity)} ${last.openedAt.toISOString()}`, last.id])
        : null,
  };
}

function filtersOf(actor: Actor, query: AlertListQuery, at: Date): readonly (SQL | undefined)[] {
  const { severity, kind, state, customer, reseller, age } = query;
  return [
    severity === null ? undefined : eq(alerts.severity, severity),
    kind === null ? undefined : eq(alerts.kind, kind),
    state === "all" ? undefined : inState(state ?? "standing", at),
    ownerClause(actor, query.owner),
    customer === null ? undefined : eq(alerts.customerId, customer),
    reseller === null ? undefined : sql`coalesce(${alerts.resellerId}, ${customers.resellerId}) = ${reseller}::uuid`,
    age === null ? undefined : lte(alertHandlings.openedAt, new Date(at.getTime() - ALERT_AGES[age] * HOUR_MS)),
  ];
}

function ownerClause({ via }: Actor, owner: AlertListQuery["owner"]): SQL | undefined {
  if (owner === null) return undefined;
  if (owner === "nobody") return isNull(alertHandlings.ownerId);
  if (owner !== "mine") return eq(alertHandlings.ownerId, owner);
  return via.kind === "person" ? eq(alertHandlings.ownerId, via.memberId) : sql`false`;
}

function afterClause(after: string | null, newestFirst: boolean): SQL | undefined {
  const cursor = decodeCursor(after);
  const [, rank, text] = /^(\d) (.+)$/.exec(cursor?.[0] ?? "") ?? [];
  const openedAt = new Date(text ?? Number.NaN);
  if (cursor === null || Number.isNaN(openedAt.getTime())) return undefined;
  const place = sql`${openedAt.toISOString()}::timestamptz, ${cursor[1]}::uuid`;
  const row = sql`${alertHandlings.openedAt}, ${alerts.id}`;
  return newestFirst ? sql`(${row}) < (${place})` : sql`(${RANK}, ${row}) > (${Number(rank)}::int, ${place})`;
}
