import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { type Wording, worded } from "./wording";

/** A refused purchase in the customer's words: its name, then what is known of it. */
export function purchaseReasonWords(
  reason: PurchaseReason,
  currency: string,
): { readonly title: Wording; readonly details: readonly Wording[] } {
  return { title: purchaseTitleWords(reason.code), details: detailsOf(reason, currency) };
}

/** The name of a reason alone. */
export function purchaseTitleWords(code: PurchaseReason["code"]): Wording {
  return worded(code.replace("purchase.", "purchase.reason."));
}

function detailsOf(reason: PurchaseReason, currency: string): readonly Wording[] {
  switch (reason.code) {
    case "purchase.partner-suspended":
    case "purchase.reseller-stopped":
    case "purchase.no-budget":
      return [worded(reason.code.replace("purchase.", "purchase.detail."))];
    case "purchase.partner-credit-used-up":
      return reason.companies.map((company) => worded(`purchase.detail.credit.${company}`));
    case "purchase.account-frozen":
      return reason.origins.map((origin) => worded(`purchase.detail.origin.${origin}`));
    case "purchase.pay-per-use-blocked":
      return reason.origins.map((origin) => worded(`purchase.detail.blockOrigin.${origin}`));
    case "purchase.resources-frozen":
      return [dueWords(reason)];
    case "purchase.budget-exhausted":
      return [exhaustedWords(reason, currency)];
    case "purchase.budget-insufficient":
      return [worded("purchase.detail.insufficient", { needed: reason.needed, remaining: reason.remaining, currency })];
  }
}

type Of<Code> = Extract<PurchaseReason, { code: Code }>;

function dueWords({ deletionDueAt: date, deletionHeldSince: since }: Of<"purchase.resources-frozen">): Wording {
  if (since !== null) return worded("purchase.detail.resources-held", { since });
  return date === null
    ? worded("purchase.detail.resources-not-due")
    : worded("purchase.detail.resources-due", { date });
}

function exhaustedWords({ used, budget, restoresAt }: Of<"purchase.budget-exhausted">, currency: string): Wording {
  return restoresAt === null
    ? worded("purchase.detail.exhausted-once", { used, budget, currency })
    : worded("purchase.detail.exhausted-monthly", { used, budget, currency, date: restoresAt });
}

type Partner = { readonly kind: "distributor" | "reseller"; readonly name: string };

/** Whom a customer turns to: it knows its partner and nobody above. */
export function lifterWords(liftedBy: PurchaseReason["liftedBy"], { kind, name }: Partner): Wording {
  if (liftedBy === "operator") return worded("purchase.liftedBy.operator", { partner: name });
  return worded(`purchase.liftedBy.${liftedBy === kind ? "partner" : "upstream"}`, { partner: name });
}
