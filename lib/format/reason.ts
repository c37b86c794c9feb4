import type { CustomerReason } from "@/lib/domain/association/decide-customer";
import type { NonEmpty } from "@/lib/domain/decision";
import type { Money } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { BILLING_ZONE, formatInstant } from "./date";
import { formatMoney } from "./money";
import type { Wording } from "./purchase-reason";
import { selectorOf } from "./selector";

type Shown = { readonly locale: string; readonly currency: string };

/** A refused purchase in a partner's words: keys of the namespace "reason" with their arguments, one an origin. */
export function partnerReasonWords(reason: PurchaseReason, shown: Shown): NonEmpty<Wording> {
  const { code, liftedBy } = reason;
  const said = (values: Record<string, string> = {}, key = ""): Wording => ({
    key: `${code}${key}`,
    values: { ...values, liftedBy },
  });
  switch (code) {
    case "purchase.reseller-stopped":
    case "purchase.no-budget":
      return [said()];
    case "purchase.partner-suspended":
      return each(reason.companies, (company) => said({ company }), said({ company: "other" }));
    case "purchase.account-frozen":
    case "purchase.pay-per-use-blocked":
      return each(reason.origins, (origin) => said({ origin: selectorOf(origin) }), said({ origin: "other" }));
    case "purchase.resources-frozen":
      return [said(datedOrNot(reason.deletionDueAt, shown), suffixOf(reason.deletionDueAt, ".due", ".notDue"))];
    case "purchase.budget-exhausted": {
      const figures = { used: priced(reason.used, shown), budget: priced(reason.budget, shown) };
      const { restoresAt } = reason;
      return [said({ ...figures, ...datedOrNot(restoresAt, shown) }, suffixOf(restoresAt, ".monthly", ".once"))];
    }
    case "purchase.budget-insufficient":
      return [said({ needed: priced(reason.needed, shown), remaining: priced(reason.remaining, shown) })];
  }
}

/** Why a customer cannot be added: a key of the namespace "reason". */
export function customerRefusalWords(reason: CustomerReason): Wording {
  switch (reason.code) {
    case "customer.company-suspended":
      return { key: reason.code, values: { company: reason.companies[0] ?? "other" } };
    case "customer.reseller-unknown":
      return { key: reason.code, values: {} };
    case "customer.account-name-taken":
      return { key: reason.code, values: { accountName: reason.accountName } };
  }
}

function each<Item>(items: readonly Item[], word: (item: Item) => Wording, none: Wording): NonEmpty<Wording> {
  const [first, ...rest] = items.map(word);
  return first ? [first, ...rest] : [none];
}

function priced(amount: Money, { locale, currency }: Shown): string {
  return `${formatMoney(amount, locale)} ${currency}`;
}

function datedOrNot(at: Date | null, { locale }: Shown): Record<string, string> {
  return at === null ? {} : { date: formatInstant(at, { zone: BILLING_ZONE, locale }) };
}

function suffixOf(at: Date | null, known: string, none: string): string {
  return at === null ? none : known;
}
