import { useLocale, useTranslations } from "next-intl";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { paceOf } from "@/lib/domain/request/pace";
import { formatMonth } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Stat, StatRow } from "../ui/stat";

type PaceFiguresProps = { readonly customer: Pick<CustomerDetails, "spent" | "currency">; readonly at: Date };

/** How fast the running month is spent, and what it ends at if it goes on so. */
export function PaceFigures({ customer, at }: PaceFiguresProps) {
  const t = useTranslations("request.facts");
  const locale = useLocale();
  const month = billingMonthOf(at);
  const pace = paceOf(month, customer.spent, at);
  if (pace === null) return null;
  const { currency } = customer;
  return (
    <StatRow>
      <Stat label={t("spent")} value={<MoneyText value={customer.spent} copyable />} unit={currency} />
      <Stat
        label={t("perDay")}
        value={<MoneyText value={pace.perDay} />}
        unit={currency}
        note={t("perDayNote", { days: pace.days })}
      />
      <Stat
        label={t("monthEnd", { month: formatMonth(month, locale) })}
        value={<MoneyText value={pace.monthEnd} />}
        unit={currency}
        note={t("monthEndNote")}
      />
    </StatRow>
  );
}
