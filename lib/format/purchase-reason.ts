import type { Money } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { BILLING_ZONE, formatInstant } from "./date";
import { formatMoney } from "./money";

export type Wording = { readonly key: string; readonly values: Readonly<Record<string, string>> };
type Shown = { readonly locale: string; readonly currency: string };

/** A reason in the customer's words: a key of purchase.reason and keys of purchase.detail with their arguments. */
export function customerReasonWords(
  reason: PurchaseReason,
  { locale, currency }: Shown,
): { readonly title: string; readonly details: readonly Wording[] } {
  const title = reason.code.slice("purchase.".length);
  return { title, details: detailsOf(reason, { locale, currency }) };
}

function detailsOf(reason: PurchaseReason, { locale, currency }: Shown): readonly Wording[] {
  const money = (amount: Money) => formatMoney(amount, locale);
  switch (reason.code) {
    case "purchase.partner-suspended":
      return [worded("partner-suspended")];
    case "purchase.reseller-stopped":
      return [worded("reseller-stopped")];
    case "purchase.no-budget":
      return [worded("no-budget")];
    case "purchase.account-frozen":
      return reason.origins.map((origin) => worded(`origin.${origin}`));
    case "purchase.pay-per-use-blocked":
      return reason.origins.map((origin) => worded(`blockOrigin.${origin}`));
    case "purchase.resources-frozen":
      return [dated(reason.deletionDueAt, { with: "resources-due", without: "resources-not-due" }, {}, locale)];
    case "purchase.budget-exhausted": {
      const figures = { used: money(reason.used), budget: money(reason.budget), currency };
      return [dated(reason.restoresAt, { with: "exhausted-monthly", without: "exhausted-once" }, figures, locale)];
    }
    case "purchase.budget-insufficient":
      return [worded("insufficient", { needed: money(reason.needed), remaining: money(reason.remaining), currency })];
  }
}

function dated(
  at: Date | null,
  key: { readonly with: string; readonly without: string },
  values: Record<string, string>,
  locale: string,
): Wording {
  if (at === null) return worded(key.without, values);
  return worded(key.with, { ...values, date: formatInstant(at, { zone: BILLING_ZONE, locale }) });
}

function worded(key: string, values: Record<string, string> = {}): Wording {
  return { key, values };
}

/** Whom a customer turns to: it knows its partner and nobody above (key of purchase.liftedBy). */
export function lifterKey(
  liftedBy: PurchaseReason["liftedBy"],
  partner: "distributor" | "reseller",
): "partner" | "upstream" | "operator" {
  if (liftedBy === "operator") return "operator";
  return liftedBy === partner ? "partner" : "upstream";
}
