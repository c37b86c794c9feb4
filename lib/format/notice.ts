import type { Notice } from "@/lib/domain/alert/notice";
import { parseMoney } from "@/lib/domain/money/money";
import { formatMoney } from "./money";
import type { Wording } from "./purchase-reason";
import { selectorOf } from "./selector";

type Shown = { readonly locale: string; readonly currency: string };

/** What a partner is told: a key of the namespace "alert" with its arguments. */
export function partnerNoticeWords(notice: Notice, { locale, currency }: Shown): Wording {
  switch (notice.kind) {
    case "budget-threshold": {
      const { customer, threshold, amount, used, action, type } = notice.facts;
      const values = {
        customer,
        threshold: String(threshold),
        used: priced(used, locale, currency),
        budget: priced(amount, locale, currency),
        type,
        action: selectorOf(action ?? "none"),
      };
      return { key: threshold < 100 ? "threshold" : "exhausted", values };
    }
    case "frozen":
    case "freeze-lifted":
      return {
        key: notice.kind,
        values: { ...causeValues(notice.facts), level: selectorOf(notice.facts.level ?? "none") },
      };
    case "pay-per-use-blocked":
    case "pay-per-use-allowed":
      return {
        key: notice.kind,
        values: { ...causeValues(notice.facts), blocked: notice.facts.blocked ? "yes" : "no" },
      };
  }
}

type CauseFacts = { readonly customer: string; readonly reason: string | null; readonly automatic: string | null };

// An automatic act is worded by its code, a person's by what was written, and the tick by neither.
function causeValues({ customer, reason, automatic }: CauseFacts): Record<string, string> {
  return { customer, why: selectorOf(automatic ?? (reason === null ? "none" : "written")), reason: reason ?? "" };
}

function priced(decimal: string, locale: string, currency: string): string {
  const amount = parseMoney(decimal);
  return amount === null ? decimal : `${formatMoney(amount, locale)} ${currency}`;
}
