import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type BudgetType, shownUsage } from "@/lib/domain/budget/budget";
import type { Money } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatCountdown, formatInstant } from "@/lib/format/date";
import { EmptyState } from "../ui/empty-state";
import { MoneyText } from "../ui/money-text";
import { Stat, StatRow } from "../ui/stat";

export type QuotaProps = {
  readonly budget: {
    readonly type: BudgetType;
    readonly amount: Money;
    /** Reserved money included. */
    readonly used: Money;
    readonly remaining: Money;
    readonly restoresAt: Date | null;
  } | null;
  readonly currency: string;
  readonly now: Date;
  readonly partner: string;
  /** The budget's meter; not shown without a budget. */
  readonly meter: ReactNode;
};

/** What was granted and what is used, in the customer's words. */
export function Quota({ budget, currency, now, partner, meter }: QuotaProps) {
  const t = useTranslations("portal.quota");
  const locale = useLocale();
  if (budget === null) return <EmptyState title={t("none")}>{t("noneNext", { partner })}</EmptyState>;

  const { type, amount, remaining, restoresAt } = budget;
  const used = shownUsage(budget.used);
  return (
    <div className="flex flex-col gap-5">
      {meter}
      <StatRow paired>
        <Stat label={t("granted")} value={<MoneyText value={amount} />} unit={currency} note={t(type)} />
        <Stat label={t("used")} value={<MoneyText value={used} />} unit={currency} />
        <Stat label={t("remaining")} value={<MoneyText value={remaining} />} unit={currency} />
      </StatRow>
      <div className="flex flex-col gap-1 text-sm text-ink-2">
        <p>
          {restoresAt
            ? t("restores", {
                countdown: formatCountdown(restoresAt, now, locale),
                date: formatInstant(restoresAt, { zone: BILLING_ZONE, locale }),
              })
            : t("once")}
        </p>
        <p>{t("freshness")}</p>
        <p>{t("nature")}</p>
      </div>
    </div>
  );
}
