"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { SetBudgetInput } from "@/lib/contracts/budget";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { setBudget } from "@/lib/data/budget/set-budget";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { BudgetConsequence } from "@/lib/domain/budget/decide-budget";
import { withVerification } from "../../../../with-verification";

type State = FormState<BudgetReason, BudgetConsequence>;

export async function setBudgetAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("budget.set");
  const input = SetBudgetInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);

  return withVerification(permit, "set-budget", form, async () => {
    const answer = await setBudget(permit, input.data);

    // Also when somebody else was faster: the form then shows, and sends, the newest version. What this company does
    // not hold any more leaves the form with its reason in place.
    const isOthers = answer.status === "refused" && answer.reasons.some(({ code }) => code === "budget.not-holder");
    if (answer.status !== "confirm" && !isOthers) refresh();
    return answer;
  });
}
