import "server-only";
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alertSteps } from "@/db/schema";
import type { AlertStepKind } from "@/lib/domain/alert/handling";
import { newId } from "../new-id";
import type { CompanyRef } from "./write-notices";

/** An alert as one company has it. */
export type Reached = { readonly alertId: string; readonly company: CompanyRef };

type Moving = (
  tx: Transaction,
  distributorId: string,
  at: Date,
  /** Undefined: none. */
  which: SQL | undefined,
) => Promise<readonly Reached[]>;

/** Not the companies' to deal with any more: ended by itself, also where the alert stands. */
export const endHandlings: Moving = (tx, distributorId, at, which) =>
  move(tx, distributorId, at, {
    kind: "resolved",
    set: { resolvedAt: at },
    which,
    from: isNull(alertHandlings.resolvedAt),
  });

/** The companies' again, as if nobody had seen them, owned as before. */
export const resumeHandlings: Moving = (tx, distributorId, at, which) => {
  const set = { openedAt: at, ...UNSEEN };
  return move(tx, distributorId, at, { kind: "reopened", set, which, from: isNotNull(alertHandlings.resolvedAt) });
};

/** Graver than what the companies knew: nobody has seen it, dealt with it or put it off. */
export const worsenHandlings: Moving = (tx, distributorId, at, which) => {
  const openedAt = sql`case when ${alertHandlings.resolvedAt} is null then ${alertHandlings.openedAt}
    else ${at.toISOString()}::timestamptz end`;
  return move(tx, distributorId, at, { kind: "worsened", set: { openedAt, ...UNSEEN }, which, from: undefined });
};

const UNSEEN = {
  acknowledgedAt: null,
  snoozedUntil: null,
  snoozeReason: null,
  resolvedAt: null,
  resolvedById: null,
  resolveReason: null,
};

/** Which handlings: of these alerts with these companies. */
export function ofThese(reached: readonly Reached[]): SQL | undefined {
  if (reached.length === 0) return undefined;
  const alertIds = sql.param(reached.map(({ alertId }) => alertId));
  const companyIds = sql.param(reached.map(({ company }) => company.id));
  return sql`(${alertHandlings.alertId}, ${alertHandlings.companyId}) in (
    select * from unnest(${alertIds}::uuid[], ${companyIds}::uuid[]))`;
}

/** Which handlings: of these alerts with whomever. */
export function ofAlerts(ids: readonly string[]): SQL | undefined {
  return ids.length === 0 ? undefined : sql`${alertHandlings.alertId} = any(${sql.param([...ids])}::uuid[])`;
}

type Move = {
  readonly kind: AlertStepKind;
  readonly set: Parameters<ReturnType<Transaction["update"]>["set"]>[0];
  readonly which: SQL | undefined;
  readonly from: SQL | undefined;
};

async function move(
  tx: Transaction,
  distributorId: string,
  at: Date,
  { kind, set, which, from }: Move,
): Promise<readonly Reached[]> {
  if (which === undefined) return [];
  const rows = await tx
    .update(alertHandlings)
    .set(set)
    .where(and(eq(alertHandlings.distributorId, distributorId), which, from))
    .returning({
      alertId: alertHandlings.alertId,
      kind: alertHandlings.companyKind,
      id: alertHandlings.companyId,
    });
  const moved = rows.map(({ alertId, ...company }) => ({ alertId, company }));
  await keepSteps(tx, distributorId, at, kind, moved);
  return moved;
}

const BATCH = 500;

/** What happened by itself, in the history of each alert with each company. */
export async function keepSteps(
  tx: Transaction,
  distributorId: string,
  at: Date,
  kind: AlertStepKind,
  reached: readonly Reached[],
): Promise<void> {
  for (let start = 0; start < reached.length; start += BATCH) {
    const some = reached.slice(start, start + BATCH);
    await tx.insert(alertSteps).values(
      some.map(({ alertId, company }) => ({
        distributorId,
        id: newId(),
        alertId,
        companyId: company.id,
        kind,
        at,
      })),
    );
  }
}
