import "server-only";
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alertSteps } from "@/db/schema";
import { newId } from "../new-id";
import type { Reached } from "./raise-alerts";

const BATCH = 500;

/** These are not the companies' to deal with any more: ended by itself, also where the alert stands. */
export async function endHandlings(
  tx: Transaction,
  distributorId: string,
  at: Date,
  reached: readonly Reached[],
): Promise<void> {
  if (reached.length === 0) return;
  const ended = await tx
    .update(alertHandlings)
    .set({ resolvedAt: at })
    .where(and(ofThese(distributorId, reached), isNull(alertHandlings.resolvedAt)))
    .returning({ alertId: alertHandlings.alertId, companyId: alertHandlings.companyId });
  await keepSteps(tx, distributorId, at, "resolved", ended);
}

/** The companies have these again, as if nobody had seen them, owned as before. */
export async function resumeHandlings(
  tx: Transaction,
  distributorId: string,
  at: Date,
  reached: readonly Reached[],
): Promise<void> {
  if (reached.length === 0) return;
  const resumed = await tx
    .update(alertHandlings)
    .set({ openedAt: at, ...UNSEEN })
    .where(and(ofThese(distributorId, reached), isNotNull(alertHandlings.resolvedAt)))
    .returning({ alertId: alertHandlings.alertId, companyId: alertHandlings.companyId });
  await keepSteps(tx, distributorId, at, "reopened", resumed);
}

/** Graver than what the companies knew: nobody has seen it, dealt with it or put it off. */
export async function worsenHandlings(
  tx: Transaction,
  distributorId: string,
  at: Date,
  reached: readonly Reached[],
): Promise<void> {
  if (reached.length === 0) return;
  const came = sql`case when ${alertHandlings.resolvedAt} is null then ${alertHandlings.openedAt}
    else ${at.toISOString()}::timestamptz end`;
  const worsened = await tx
    .update(alertHandlings)
    .set({ openedAt: came, ...UNSEEN })
    .where(ofThese(distributorId, reached))
    .returning({ alertId: alertHandlings.alertId, companyId: alertHandlings.companyId });
  await keepSteps(tx, distributorId, at, "worsened", worsened);
}

export const UNSEEN = {
  acknowledgedAt: null,
  snoozedUntil: null,
  snoozeReason: null,
  resolvedAt: null,
  resolvedById: null,
  resolveReason: null,
};

function ofThese(distributorId: string, reached: readonly Reached[]): SQL | undefined {
  const alertIds = sql.param(reached.map(({ alertId }) => alertId));
  const companyIds = sql.param(reached.map(({ company }) => company.id));
  return and(
    eq(alertHandlings.distributorId, distributorId),
    sql`(${alertHandlings.alertId}, ${alertHandlings.companyId}) in (
      select * from unnest(${alertIds}::uuid[], ${companyIds}::uuid[]))`,
  );
}

type Moved = { readonly alertId: string; readonly companyId: string };

export async function keepSteps(
  tx: Transaction,
  distributorId: string,
  at: Date,
  kind: "resolved" | "reopened" | "worsened",
  moved: readonly Moved[],
): Promise<void> {
  for (let start = 0; start < moved.length; start += BATCH) {
    const some = moved.slice(start, start + BATCH);
    await tx.insert(alertSteps).values(some.map((one) => ({ distributorId, id: newId(), ...one, kind, at })));
  }
}
