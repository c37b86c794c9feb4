import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ControlTotal } from "@/lib/contracts/delivery-view";
import { formatMonth } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { SumTable } from "./sum-table";

type ControlTableProps = { readonly totals: readonly ControlTotal[]; readonly currency: string };

/** Deliveries in force with what they bill, beside list cost and what counts. */
export function ControlTable({ totals, currency }: ControlTableProps) {
  const t = useTranslations("delivery");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <SumTable
      caption={t("totals.caption")}
      minWidth="52rem"
      currency={currency}
      columns={[
        { label: t("report.delivery") },
        { label: t("report.period") },
        { label: t("list.rows"), kind: "figure" },
        { label: t("report.listed"), kind: "money" },
        { label: t("report.counted"), kind: "money" },
        { label: t("report.billed"), kind: "money" },
      ]}
      lines={totals.map((total) => ({
        id: total.id,
        cells: [
          <AppLink key="delivery" href={`/deliveries/${total.importId}`} className={ROW_LINK}>
            {total.source}
            <span className="block font-mono text-xs text-ink-3">{total.billingAccount}</span>
          </AppLink>,
          formatMonth(total.billingPeriod, locale),
          format.number(total.rows),
          <MoneyText key="listed" value={total.listed} copyable />,
          total.counted === null ? "–" : <MoneyText key="counted" value={total.counted} copyable />,
          <strong key="billed" className="font-semibold">
            <MoneyText value={total.billed} copyable />
          </strong>,
        ],
      }))}
    />
  );
}
