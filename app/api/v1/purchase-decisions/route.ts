import { z } from "zod";
import { PROBLEMS } from "@/lib/contracts/api/problem";
import { PurchaseQuestion, PurchaseQuestions } from "@/lib/contracts/api/purchase-decision";
import { customerIdOf, findCustomerIds } from "@/lib/data/customer/find-customer-ids";
import { decidePurchases, type PurchaseVerdict } from "@/lib/data/purchase/decide-purchases";
import type { Permit } from "@/lib/domain/access/permit";
import { decimalOf } from "@/lib/domain/money/money";
import type { AppLocale } from "@/lib/format/locale";
import { worded } from "@/lib/format/wording";
import { ok, problem } from "../_plumbing/answer";
import { endpoint } from "../_plumbing/endpoint";
import { wireOf } from "../_plumbing/facts";
import { problemSentence, requestLocale } from "../_plumbing/problem-sentence";
import { checkAgainst } from "../_plumbing/read-body";

type Question = z.infer<typeof PurchaseQuestion>;

const NOBODY = "00000000-0000-0000-0000-000000000000";
const BODY_BYTES_MAX = 1024 * 1024;

export const POST = endpoint({
  action: "purchase.decide",
  // One question or many: which schema holds is seen from the body, so that errors point at the right field.
  body: z.unknown(),
  bytesMax: BODY_BYTES_MAX,
  answer: async ({ permit, body, request }) => {
    if (typeof body === "object" && body !== null && "items" in body) {
      const many = checkAgainst(PurchaseQuestions, body);
      if ("refused" in many) return many.refused;
      const verdicts = await verdictsOf(permit, many.value.items);
      const unknown = unknownCustomer(requestLocale(request.headers));
      return ok({ items: verdicts.map((verdict) => (verdict === null ? unknown : decisionOf(verdict))) });
    }
    const one = checkAgainst(PurchaseQuestion, body);
    if ("refused" in one) return one.refused;
    const [verdict] = await verdictsOf(permit, [one.value]);
    return verdict ? ok(decisionOf(verdict)) : problem("customer-not-found");
  },
});

function unknownCustomer(locale: AppLocale) {
  const code = "customer-not-found";
  const detail = problemSentence(worded(`problem.title.${code}`), locale);
  return { error: { code, status: PROBLEMS[code], detail } };
}

async function verdictsOf(permit: Permit<"purchase.decide">, questions: readonly Question[]) {
  const names = questions.map(({ customerId }) => customerId).filter((name) => customerIdOf(name) === null);
  // Ids need no look-up: the decision itself knows none but the actor's own customers.
  const known = await findCustomerIds(permit, names);
  return decidePurchases(
    permit,
    questions.map(({ customerId, operation, amount }) => ({
      customerId: customerIdOf(customerId) ?? known.get(customerId) ?? NOBODY,
      operation,
      amount: amount ?? null,
    })),
  );
}

function decisionOf({ decision, budget, currency, asOf }: PurchaseVerdict) {
  return {
    allowed: decision.allowed,
    reasons: decision.allowed
      ? []
      : decision.reasons.map(({ code, liftedBy, ...facts }) => ({ code, facts: wireOf(facts), liftedBy })),
    budget: budget && {
      type: budget.type,
      amount: decimalOf(budget.amount),
      used: decimalOf(budget.used),
      remaining: decimalOf(budget.remaining),
      currency,
    },
    asOf: asOf.toISOString(),
  };
}
