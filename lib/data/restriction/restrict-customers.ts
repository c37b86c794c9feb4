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
import { freezeCustomerIn } from "./freeze-customer";
import { liftOpenIn } from "./lift-freeze";

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
    const decision = await inTenant(actor, (tx) => (dryRun ? hypothetically(tx, act) : act(tx)));
    answers.push(answerOf(decision));
  }
  return answers;
}

function answerOf(decision: Decision<RestrictionReason>): RestrictionAnswer {
  if (decision.allowed) return { status: "done" };
  const { reasons } = decision;
  return isAlreadySo(reasons) ? { status: "already" } : { status: "refused", reasons };
}

function actIn(tx: Transaction, actor: Actor, { act, ...row }: RestrictionRow, ticks: BatchTicks) {
  const { agreementVersion, alsoManual, recall } = ticks;
  switch (act) {
    case "freeze-account":
      return freezeCustomerIn(tx, actor, { ...row, recall, level: "account", agreementVersion: null });
    case "freeze-account-and-resources":
      return freezeCustomerIn(tx, actor, { ...row, recall, level: "account-and-resources", agreementVersion });
    case "lift":
      return liftOpenIn(tx, actor, { ...row, recall, alsoManual });
    case "block-pay-per-use":
      return blockPayPerUseIn(tx, actor, { ...row, recall });
    case "allow-pay-per-use":
      return allowOpenIn(tx, actor, { ...row, recall, alsoManual });
  }
}
