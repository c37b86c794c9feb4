import { useLocale, useTranslations } from "next-intl";
import type { CustomerStanding } from "@/lib/contracts/customer-view";
import { remainingOf, shownUsage, usedOf } from "@/lib/domain/budget/budget";
import { billingMonthOf, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import { expectedUse } from "@/lib/domain/forecast/used-up";
import { toMoney } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatCountdown, formatInstant, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { MoneyText } from "../ui/money-text";
import { Stat, StatRow } from "../ui/stat";
import { BudgetMeter } from "./budget-meter";

type BudgetStateProps = {
  readonly customer: Pick<CustomerStanding, "budget" | "counted" | "reserved" | "spent" | "currency">;
  /** Null: none, or not the viewer's to read. */
  readonly forecast: Forecast | null;
  readonly at: Date;
};

/** Where usage stands against the budget, in figures, and when it restores. */
export function BudgetState({ customer, forecast, at }: BudgetStateProps) {
  const t = useTranslations("budget");
  const locale = useLocale();
  const { budget, counted, reserved, spent, currency } = customer;
  if (budget === null) return <p className="text-ink-2">{t("usage.none")}</p>;
  const remaining = remainingOf(budget.amount, usedOf({ counted, reserved }));
  const restoresAt = monthEndExclusive(billingMonthOf(at));
  const differs = budget.type === "monthly" && counted !== spent;
  return (
    <div className="flex flex-col gap-5">
      <BudgetMeter
        used={shownUsage(counted)}
        reserved={reserved}
        amount={budget.amount}
        {...(forecast && { expectedEnd: expectedUse(counted, forecast) })}
        size="lg"
        currency={currency}
      />
      <StatRow>
        <Stat
          label={t(remaining < 0n ? "usage.over" : "usage.remaining")}
          value={<MoneyText value={remaining < 0n ? toMoney(-remaining) : remaining} copyable />}
          unit={currency}
        />
        <Stat label={t("usage.type")} value={<span className="text-lg">{t(`type.${budget.type}`)}</span>} />
        <Stat label={t("usage.action")} value={<span className="text-lg">{t(`action.${budget.action}`)}</span>} />
        {budget.type === "monthly" ? (
          <Stat
            label={t("usage.restores")}
            value={<span className="text-lg">{formatCountdown(restoresAt, at, locale)}</span>}
            note={formatInstant(restoresAt, { zone: BILLING_ZONE, locale })}
          />
        ) : (
          <Stat
            label={t("usage.countsFrom")}
            value={<span className="text-lg">{formatMonth(budget.countsFrom ?? billingMonthOf(at), locale)}</span>}
            note={`${t("usage.restores")}: ${t("usage.never")}`}
          />
        )}
      </StatRow>
      {differs && (
        <p className="text-sm text-ink-2">
          {t("usage.bridge", {
            spent: formatMoney(spent, locale),
            counted: formatMoney(counted, locale),
            currency,
          })}
        </p>
      )}
    </div>
  );
}
