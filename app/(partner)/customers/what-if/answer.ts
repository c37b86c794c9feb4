import { getLocale, getTranslations } from "next-intl/server";
import type { PolicyTrial } from "@/lib/contracts/what-if-view";
import { unspentOf } from "@/lib/domain/what-if/month-trial";
import type { Policy } from "@/lib/domain/what-if/policy";
import { formatDay, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";

/** What the policy would have brought, in a sentence. */
export async function answerOf({ first, last, total, rows, currency }: PolicyTrial, { action }: Policy) {
  const [t, budget, locale] = [
    await getTranslations("what-if.answer"),
    await getTranslations("budget.action"),
    await getLocale(),
  ];
  if (rows.length === 0) return t("nobody");
  if (total.customers === 0) return t("tooNew");
  const dayOf = (day: string | null) => (day === null ? "" : formatDay(day, locale));
  const unspent = unspentOf(total.unspent);
  const parts = [
    t("alerts", { first: formatMonth(first, locale), last: formatMonth(last, locale), alerts: total.alerts }),
    t("usedUp", { count: total.usedUp, day: dayOf(total.firstUsedUpOn) }),
    ...(total.acted > 0
      ? [t("acted", { count: total.acted, action: budget(action), day: dayOf(total.firstActedOn) })]
      : []),
    unspent > 0n ? t("unspent", { amount: formatMoney(unspent, locale), currency }) : t("nothingUnspent"),
  ];
  return `${parts.join(locale === "zh-CN" ? "；" : "; ")}${locale === "zh-CN" ? "。" : "."}`;
}
