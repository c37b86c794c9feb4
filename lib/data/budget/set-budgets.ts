import "server-only";
import type { BudgetAnswer, SetBudgetInput } from "@/lib/contracts/budget";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { setBudget, setBudgetIn } from "./set-budget";

export type BudgetRowAnswer = { readonly customerId: string; readonly answer: BudgetAnswer };

/** Each row its own transaction and answer; a dry run answers the same and writes nothing. */
export async function setBudgets(
  permit: Permit<"budget.set">,
  { rows, dryRun }: { readonly rows: readonly SetBudgetInput[]; readonly dryRun: boolean },
): Promise<readonly BudgetRowAnswer[]> {
  const answers: BudgetRowAnswer[] = [];
  for (const row of rows) {
    const answer = dryRun ? await tryBudget(permit.actor, row) : await setBudget(permit, row);
    answers.push({ customerId: row.customerId, answer });
  }
  return answers;
}

/** Leaves the transaction without committing it, carrying its answer. */
class Undone extends Error {
  constructor(readonly answer: BudgetAnswer) {
    super("undone");
  }
}

async function tryBudget(actor: Actor, row: SetBudgetInput): Promise<BudgetAnswer> {
  try {
    return await inTenant(actor, async (tx) => {
      throw new Undone(await setBudgetIn(tx, actor, row));
    });
  } catch (thrown) {
    if (thrown instanceof Undone) return thrown.answer;
    throw thrown;
  }
}
