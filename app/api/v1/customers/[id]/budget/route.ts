import { BudgetChange } from "@/lib/contracts/api/budget";
import { setBudget } from "@/lib/data/budget/set-budget";
import { worded } from "@/lib/format/wording";
import { type ApiAnswer, problem } from "../../../_plumbing/answer";
import { budgetAnswer, customerNamed } from "../../../_plumbing/customer";
import { endpoint } from "../../../_plumbing/endpoint";
import { wireOf } from "../../../_plumbing/facts";

export const GET = endpoint({
  action: "budget.read",
  answer: async ({ permit, params }) => {
    const customerId = await customerNamed(permit, params["id"]);
    return customerId === null ? problem("customer-not-found") : budgetAnswer(permit, customerId);
  },
});

export const PUT = endpoint({
  action: "budget.set",
  body: BudgetChange,
  once: true,
  answer: async ({ permit, params, body, request }): Promise<ApiAnswer> => {
    const customerId = await customerNamed(permit, params["id"]);
    if (customerId === null) return problem("customer-not-found");
    const version = body.version ?? versionOf(request.headers.get("if-match"));
    if (version === null) return problem("version-needed", { detail: worded("problem.detail.version") });
    const answer = await setBudget(permit, { ...body, customerId, version });
    switch (answer.status) {
      case "saved":
        return budgetAnswer(permit, customerId);
      case "confirm":
        return problem("confirmation-needed", { consequences: answer.consequences.map(wireOf) });
      case "refused":
        return problem("refused", { reasons: answer.reasons.map(wireOf) });
    }
  },
});

function versionOf(tag: string | null): number | null {
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(tag ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}
