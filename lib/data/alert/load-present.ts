import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alerts } from "@/db/schema";
import type { AlertKind } from "@/lib/domain/alert/alert";
import type { HandlingStanding } from "@/lib/domain/alert/settlement";
import type { Asked, OpenAlert } from "./condition";

/** The alerts of a kind that are open, with whom they stand. */
export function loadOpen(tx: Transaction, asked: Asked, kind: AlertKind): Promise<readonly OpenAlert[]> {
  return loadPresent(tx, asked, kind, eq(alerts.state, "open"));
}

/** Those of a kind that are resolved, of these keys. */
export async function loadResolved(
  tx: Transaction,
  asked: Asked,
  kind: AlertKind,
  keys: readonly string[],
): Promise<readonly OpenAlert[]> {
  if (keys.length === 0) return [];
  const ofKeys = sql`${alerts.key} = any(${sql.param([...keys])}::text[])`;
  return loadPresent(tx, asked, kind, and(eq(alerts.state, "resolved"), ofKeys));
}

async function loadPresent(
  tx: Transaction,
  { distributorId }: Asked,
  kind: AlertKind,
  where: SQL | undefined,
): Promise<readonly OpenAlert[]> {
  const { id, key, state, severity, facts, customerId, threshold } = alerts;
  const { companyKind, companyId, resolvedAt, resolvedById } = alertHandlings;
  const rows = await tx
    .select({
      alert: { id, key, state, severity, facts, customerId, threshold },
      handling: { companyKind, companyId, resolvedAt, resolvedById },
    })
    .from(alerts)
    .innerJoin(
      alertHandlings,
      and(eq(alertHandlings.distributorId, alerts.distributorId), eq(alertHandlings.alertId, alerts.id)),
    )
    .where(and(eq(alerts.distributorId, distributorId), eq(alerts.kind, kind), where));
  return [...Map.groupBy(rows, ({ alert }) => alert.id).values()].flatMap((group) => {
    const [first] = group;
    const handlings = group.map(({ handling }) => ({
      kind: handling.companyKind,
      id: handling.companyId,
      standing: standingOf(handling),
    }));
    return first ? [{ ...first.alert, handlings }] : [];
  });
}

type Turned = { readonly resolvedAt: Date | null; readonly resolvedById: string | null };

function standingOf({ resolvedAt, resolvedById }: Turned): HandlingStanding {
  if (resolvedAt === null) return "standing";
  return resolvedById === null ? "ended" : "settled";
}
