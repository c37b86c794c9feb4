"use client";

import { useLocale, useTranslations } from "next-intl";
import type { BudgetConsequence } from "@/lib/domain/budget/decide-budget";
import { BILLING_ZONE, formatInstant, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import type { Consequence } from "../ui/confirm-consequence";

/** What follows from a budget: a figure and its words, before it is saved. */
export function useBudgetConsequence(currency: string): (consequence: BudgetConsequence) => Consequence {
  const t = useTranslations("budget");
  const origin = useTranslations("sign.restriction.origin");
  const locale = useLocale();
  return (found) => {
    switch (found.code) {
      case "budget.used-up-at-once": {
        const facts = {
          used: formatMoney(found.used, locale),
          amount: formatMoney(found.amount, locale),
          currency,
          action: t(`action.${found.action}`),
        };
        const restores = found.restoresAt
          ? t("consequence.restores", { at: formatInstant(found.restoresAt, { zone: BILLING_ZONE, locale }) })
          : t("consequence.neverRestores");
        return {
          figure: formatPercent(found.used, found.amount),
          label: `${t("consequence.used-up-at-once", facts)} ${restores}`,
        };
      }
      case "budget.lifted-while-used-up":
        return {
          figure: formatPercent(found.used, found.amount),
          label: t("consequence.lifted-while-used-up", {
            origins: found.origins.map((name) => origin(name)).join(", "),
          }),
        };
      case "budget.freezes-resources":
        return {
          figure: t("consequence.days", { count: found.retentionDays }),
          label: t("consequence.freezes-resources", { version: found.agreementVersion }),
        };
      case "budget.thresholds-known":
        return {
          figure: found.thresholds.map((threshold) => `${threshold}%`).join(", "),
          label: t("consequence.thresholds-known"),
        };
      case "budget.counts-anew":
        return {
          figure: formatMoney(found.used, locale),
          label: t("consequence.counts-anew", {
            type: t(`type.${found.type}`),
            from: formatMonth(found.from, locale),
            currency,
          }),
        };
    }
  };
}
