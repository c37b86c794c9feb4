import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { closedMonths } from "@/db/schema";
import type { CloseMonthInput, ClosingAnswer } from "@/lib/contracts/closing";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { type ClosingFacts, decideClosing } from "@/lib/domain/closing/decide-closing";
import { recordAudit } from "../audit";
import { lockMonthsAlone } from "../charge/lock-months";
import { writeFor } from "../company/write-for";
import { isLockTimeout } from "../database-error";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findEarlierOpen } from "./find-earlier-open";
import { loadWaiting } from "./load-waiting";
import { writeClosing } from "./write-closing";

/** How long closing stands in line for the months; whoever moves a charge meanwhile stands behind it. */
const WAIT_SECONDS = 3;

/** Closes a month for every customer of the distributor: closed, to be confirmed, or refused (G14). */
export async function closeMonth(
  { actor }: Permit<"expenditure.close">,
  input: CloseMonthInput,
): Promise<ClosingAnswer> {
  try {
    const answer = await writeFor(actor, (tx) => closeMonthIn(tx, actor, input));
    return "status" in answer ? answer : { status: "refused", reasons: answer.reasons };
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    return { status: "refused", reasons: [{ code: "expenditure.month-moving", seconds: WAIT_SECONDS }] };
  }
}

async function closeMonthIn(
  tx: Transaction,
  actor: Actor,
  { month, confirmed }: CloseMonthInput,
): Promise<ClosingAnswer> {
  const waiting = await loadWaiting(tx, actor, month);
  await tx.execute(sql.raw(`set local lock_timeout = '${WAIT_SECONDS}s'`));
  await lockMonthsAlone(tx, actor);
  const at = await instantOf(tx);
  const facts: ClosingFacts = {
    month,
    at,
    closed: await findClosing(tx, actor, month),
    earlierOpen: await findEarlierOpen(tx, actor, month),
    waiting,
    confirmed,
  };
  const decision = decideClosing(facts);
  if (decision.status !== "close") return decision;

  await writeClosing(tx, actor, month, at);
  const subject = { kind: "month", id: month, name: month } as const;
  const after = { ...(await sumClosing(tx, actor, month)), ...waiting };
  await recordAudit(tx, actor, [{ changeId: newId(), at, action: "month.closed", subject, after }]);
  return { status: "saved" };
}

async function findClosing(tx: Transaction, { distributorId }: Actor, month: BillingMonth) {
  const [row] = await tx
    .select({ at: closedMonths.closedAt, by: closedMonths.by })
    .from(closedMonths)
    .where(and(eq(closedMonths.distributorId, distributorId), eq(closedMonths.month, month)));
  return row ? { at: row.at, by: row.by.name } : null;
}

/** What the month closed with, in all, as exact decimals. */
async function sumClosing(tx: Transaction, { distributorId }: Actor, month: BillingMonth) {
  const [row] = await tx.execute<{ customers: number; spent: string; counted: string }>(sql`
    select count(*)::integer as customers, trim_scale(coalesce(sum(spent), 0))::text as spent,
      trim_scale(coalesce(sum(counted), 0))::text as counted
    from closed_month_figures where distributor_id = ${distributorId} and month = ${month}`);
  return row;
}
