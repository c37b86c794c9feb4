import "server-only";
import type { Transaction } from "@/db/client";
import type { BatchTicks, RestrictionAnswer, RestrictionRow } from "@/lib/contracts/restriction-batch";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { isAlreadySo } from "@/lib/domain/restriction/batch";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { hypothetically } from "../hypothetically";
import { inTenant } from "../tenant";
import { allowOpenIn } from "./allow-pay-per-use";
import { blockPayPerUseIn } from "./block-pay-per-use";
import { liftOpenIn } from "./lift-freeze";
import { type OrderAnswer, orderFreezeIn } from "./order-restriction";
import { settleDueActs } from "./run-act";

type Batch = BatchTicks & { readonly rows: readonly RestrictionRow[]; readonly dryRun: boolean };

/**
 * Each row by the command of a single act, in a transaction of its own, so that locks stay short and what was
 * done stays done; answers in the order given. A dry run answers the same and writes nothing.
 */
export async function restrictCustomers(
  { actor }: Permit<"restriction.batch">,
  { rows, dryRun, ...ticks }: Batch,
): Promise<readonly RestrictionAnswer[]> {
  const answers: RestrictionAnswer[] = [];
  for (const row of rows) {
    const act = (tx: Transaction) => actIn(tx, actor, row, ticks);
    answers.push(answerOf(await inTenant(actor, (tx) => (dryRun ? hypothetically(tx, act) : act(tx)))));
  }
  return answers;
}

/** Of acts that may wait, and of those that never do. */
type ActAnswer = Decision<RestrictionReason> & Partial<Pick<OrderAnswer, "runsAt" | "awaitsSecondPerson">>;

function answerOf(answer: ActAnswer): RestrictionAnswer {
  if (answer.allowed) {
    const { runsAt = null, awaitsSecondPerson = false } = answer;
    return runsAt !== null || awaitsSecondPerson ? { status: "ordered", runsAt } : { status: "done" };
  }
  const { reasons } = answer;
  if (!isAlreadySo(reasons)) return { status: "refused", reasons };
  return { status: "already", ordered: reasons.some(({ code }) => code === "restriction.act-open") };
}

async function actIn(
  tx: Transaction,
  actor: Actor,
  { act, ...row }: RestrictionRow,
  ticks: BatchTicks,
): Promise<ActAnswer> {
  const { agreementVersion, alsoManual, recall, now } = ticks;
  const timing = now ? "now" : "delayed";
  switch (act) {
    case "freeze-account":
      return orderFreezeIn(tx, actor, { ...row, recall, level: "account", agreementVersion: null });
    case "freeze-account-and-resources":
      return orderFreezeIn(tx, actor, { ...row, recall, level: "account-and-resources", agreementVersion, timing });
    case "lift":
      await settleDueActs(tx, actor, row.customerId);
      return liftOpenIn(tx, actor, { ...row, recall, alsoManual });
    case "block-pay-per-use":
      return blockPayPerUseIn(tx, actor, { ...row, recall });
    case "allow-pay-per-use":
      return allowOpenIn(tx, actor, { ...row, recall, alsoManual });
  }
}
