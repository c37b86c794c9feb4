import { z } from "zod";
import { BUDGET_TYPE_OF, EXHAUSTION_OF, UpdateSubCustomerBudgetInput } from "@/lib/contracts/vendor/budget";
import { setBudget } from "@/lib/data/budget/set-budget";
import { budgetReasonWords } from "@/lib/format/budget-reason";
import { customerOf } from "../_plumbing/address";
import { DONE } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";
import { refusalOf } from "../_plumbing/refusal";

/** Kept as the reason where a person's freeze is lifted; a program gives none. */
const REASON = "UpdateSubCustomerBudget, cancel_partner_frozen=1";

export const updateSubCustomerBudget = operation({
  name: "UpdateSubCustomerBudget",
  method: "POST",
  path: "/v2/partners/sub-customers/budget",
  purpose: "sets a customer's budget, and lifts its account freeze with it where wanted",
  action: "budget.set",
  isWrite: true,
  input: UpdateSubCustomerBudgetInput,
  output: z.object({}),
  run: async ({ permit, input }) => {
    const found = await customerOf(permit, input);
    if ("code" in found) return found;
    const { budget_type: type = "MONTHLY", frozen_operate_type: action } = input;
    const lifts = input.cancel_partner_frozen === "1";
    const answer = await setBudget(permit, {
      customerId: found.customerId,
      version: null,
      type: BUDGET_TYPE_OF[type],
      amount: input.budget_amount,
      action: action === undefined ? undefined : EXHAUSTION_OF[action],
      lift: lifts ? "account-freeze" : [],
      reason: lifts ? REASON : null,
      // The vendor's call asks nobody: what follows was decided by whoever wrote the program.
      confirmed: true,
    });
    if (answer.status !== "refused") return DONE;
    // A target that is reached already is no error: a program may set it again.
    const reasons = answer.reasons.filter(({ code }) => code !== "budget.nothing-to-change");
    return reasons.length === 0 ? DONE : refusalOf(reasons, budgetReasonWords);
  },
});
