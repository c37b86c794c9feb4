import "server-only";
import type { BudgetAnswer, SetBudgetInput } from "@/lib/contracts/budget";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { hypothetically } from "../hypothetically";
import { inTenant } from "../tenant";
import { setBudget, setBudgetIn } from "./set-budget";

export type BudgetRowAnswer = { readonly customerId: string; readonly answer: BudgetAnswer };

/**
 * Each row its own transaction and answer. A dry run writes nothing and answers each row as if it were alone:
 * rows that draw on one quota may still meet its end when they are saved.
 */
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

function tryBudget(actor: Actor, row: SetBudgetInput): Promise<BudgetAnswer> {
  return inTenant(actor, (tx) => hypothetically(tx, (inner) => setBudgetIn(inner, actor, row)));
}
