import type { PortalNotice } from "@/lib/contracts/portal-notice";
import { parseMoney } from "@/lib/domain/money/money";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { formatMoney } from "./money";
import type { Wording } from "./purchase-reason";

export type NoticeWords = {
  /** Key and arguments of portal.messages.kind. */
  readonly title: Wording;
  /** Key of portal.messages.action; null: nothing ran by itself. */
  readonly action: string | null;
  readonly quote: string | null;
  readonly tone: "neutral" | "warn" | "danger" | "frozen";
};

type Shown = { readonly locale: string; readonly currency: string };

/** A notice in the customer's words; null stands for a kind this page does not know. */
export function customerNoticeWords(notice: PortalNotice | null, shown: Shown): NoticeWords {
  switch (notice?.kind) {
    case undefined:
      return plain("other", "neutral", null);
    case "budget-threshold":
      return thresholdWords(notice.facts, shown);
    case "frozen": {
      const { level, messageToCustomer } = notice.facts;
      return plain(level === "account-and-resources" ? "frozenResources" : "frozen", "frozen", messageToCustomer);
    }
    case "freeze-lifted":
      return liftedWords(notice.facts);
    case "pay-per-use-blocked":
      return plain("blocked", "frozen", notice.facts.messageToCustomer);
    case "pay-per-use-allowed": {
      const { blocked, messageToCustomer } = notice.facts;
      return plain(blocked ? "stillBlocked" : "allowed", "neutral", messageToCustomer);
    }
  }
}

function liftedWords({ level, messageToCustomer }: Lifted): NoticeWords {
  return level === null
    ? plain("lifted", "neutral", messageToCustomer)
    : plain("partlyLifted", "frozen", messageToCustomer);
}

type Lifted = { readonly level: FreezeLevel | null; readonly messageToCustomer: string | null };
type Threshold = Extract<PortalNotice, { kind: "budget-threshold" }>["facts"];

function thresholdWords({ threshold, amount, used, action }: Threshold, { locale, currency }: Shown): NoticeWords {
  const money = (text: string) => {
    const parsed = parseMoney(text);
    return parsed === null ? text : formatMoney(parsed, locale);
  };
  const values = { threshold: String(threshold), used: money(used), amount: money(amount), currency };
  const isUsedUp = threshold >= 100;
  return {
    title: { key: isUsedUp ? "usedUp" : "threshold", values },
    action,
    quote: null,
    tone: isUsedUp ? "danger" : "warn",
  };
}

function plain(key: string, tone: NoticeWords["tone"], quote: string | null): NoticeWords {
  return { title: { key, values: {} }, action: null, quote, tone };
}
