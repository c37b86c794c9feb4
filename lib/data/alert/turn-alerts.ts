import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts } from "@/db/schema";
import type { AlertState } from "@/lib/domain/alert/alert";
import { endHandlings, ofAlerts, type Reached, resumeHandlings } from "./move-handlings";

/** Their causes are gone: resolved by themselves. Answers with every company that still had them before it. */
export async function resolveAlerts(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
  at: Date,
): Promise<readonly Reached[]> {
  const turned = await turnAlerts(tx, distributorId, ids, { state: "resolved", at });
  return endHandlings(tx, distributorId, at, ofAlerts(turned));
}

/** Their causes are back: open again with every company, as if nobody had seen them, owned as before. */
export async function reopenAlerts(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  const turned = await turnAlerts(tx, distributorId, ids, { state: "open", at });
  await resumeHandlings(tx, distributorId, at, ofAlerts(turned));
}

type Turn = { readonly state: AlertState; readonly at: Date };

/** The alerts alone, whoever has them; answers with those that stood otherwise before. */
export async function turnAlerts(
  tx: Transaction,
  distributorId: string,
  ids: readonly string[],
  { state, at }: Turn,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const turned = await tx
    .update(alerts)
    .set(state === "open" ? { state, openedAt: at, resolvedAt: null } : { state, resolvedAt: at })
    .where(
      and(
        eq(alerts.distributorId, distributorId),
        sql`${alerts.id} = any(${sql.param([...ids])}::uuid[])`,
        ne(alerts.state, state),
      ),
    )
    .returning({ id: alerts.id });
  return turned.map(({ id }) => id);
}
