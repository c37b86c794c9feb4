import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ALERT_KINDS, type AlertKind } from "@/lib/domain/alert/alert";
import { settlementOf } from "@/lib/domain/alert/settlement";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { applySettlement } from "./apply-settlement";
import { CONDITIONS } from "./conditions";
import { loadOpen, loadResolved } from "./load-present";
import { lockAlerts } from "./lock-alerts";

/** Raised at a time: while it is written, nobody else can lock the customers it is about. */
const MOST = 500;

/**
 * Raises what there is to deal with now and resolves what is over, of every kind; for a job and whatever wakes it. Runs
 * twice or late and says the same. One kind's fault must not keep the others waiting.
 */
export async function settleAlerts(distributorId: string): Promise<void> {
  const faults: unknown[] = [];
  for (const kind of ALERT_KINDS) {
    await settleWhole(distributorId, kind).catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw new AggregateError(faults, "alerts of some kinds were not settled");
}

async function settleWhole(distributorId: string, kind: AlertKind): Promise<void> {
  while (await inTenant({ distributorId }, (tx) => settleKind(tx, distributorId, kind)));
}

/** Whether there is more to raise. */
async function settleKind(tx: Transaction, distributorId: string, kind: AlertKind): Promise<boolean> {
  // Of several processes one raises; the next reads what it has raised.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alerts ${distributorId}`}, 0))`);
  const at = await instantOf(tx);
  const asked = { distributorId, at };
  const open = await loadOpen(tx, asked, kind);
  const wanted = await CONDITIONS[kind](tx, asked, open);
  const keys = new Set(open.map(({ key }) => key));
  const unknown = wanted.flatMap(({ key }) => (keys.has(key) ? [] : [key]));
  const present = [...open, ...(await loadResolved(tx, asked, kind, unknown))];
  const whole = settlementOf(wanted, present);
  const held = await lockAlerts(tx, distributorId, { ...whole, raise: whole.raise.slice(0, MOST) });
  await applySettlement(tx, asked, held, new Map(present.map((alert) => [alert.id, { kind, ...alert }])));
  return whole.raise.length > MOST && held.raise.length > 0;
}
