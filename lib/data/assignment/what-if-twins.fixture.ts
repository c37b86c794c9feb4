import { TRIAL_THRESHOLDS } from "@/lib/domain/what-if/policy";
import { suggestBudget, suggestBudgets } from "../what-if/suggest-budgets";
import { tryPolicy } from "../what-if/try-policy";
import { type Call, may } from "./twin.fixture";

const policy = {
  amount: { way: "suggested" },
  action: "freeze-account",
  liftWhenRestored: false,
  thresholds: TRIAL_THRESHOLDS,
} as const;
const only = (id: string) => ({ customerIds: [id], resellerId: null, manager: null, withoutBudget: false });

/** Of the twins, those about what would have been. */
export const WHAT_IF_TWINS: Readonly<Record<string, Call>> = {
  tryPolicy: async (actor, { customerId }, at) =>
    (await tryPolicy(may(actor, "budget.read"), { chosen: only(customerId), policy }, at)).rows,
  suggestBudgets: (actor, { customerId }, at) => suggestBudgets(may(actor, "budget.read"), only(customerId), 10, at),
  suggestBudget: (actor, { customerId }, at) => suggestBudget(may(actor, "budget.read"), customerId, at),
};
