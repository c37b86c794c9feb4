import { useLocale, useTranslations } from "next-intl";
import { detailsHref } from "@/lib/contracts/expenditure-query";
import type { MonthSummary } from "@/lib/contracts/expenditure-view";
import { placeHref } from "@/lib/contracts/page";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { detailMonthsOf } from "@/lib/domain/expenditure/summary";
import type { Money } from "@/lib/domain/money/money";
import { formatMonth } from "@/lib/format/date";
import { AppLink, ROW_LINK, TEXT_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type MonthTableProps = {
  readonly months: readonly MonthSummary[];
  readonly currency: string;
  readonly asOf: Date;
};

/** A customer's own months; a name leads to its days, an amount to its charges as far as those reach. */
export function MonthTable({ months, currency, asOf }: MonthTableProps) {
  const t = useTranslations("expenditure");
  const locale = useLocale();
  const reached = detailMonthsOf(billingMonthOf(asOf));
  const money = { kind: "money", currency } as const;
  return (
    <Table caption={t("own.caption")} minWidth="44rem">
      <thead>
        <tr>
          <Th>{t("own.head")}</Th>
          <Th {...money}>{t("summary.head.expenditure")}</Th>
          <Th {...money}>{t("summary.head.refunded")}</Th>
          <Th {...money}>{t("summary.head.spent")}</Th>
          <Th {...money}>{t("summary.head.coupons")}</Th>
          <Th {...money}>{t("summary.head.paid")}</Th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, expenditure, refunded, spent, coupons, paid }) => (
          <Tr key={month}>
            <Td className="whitespace-nowrap">
              <AppLink href={placeHref("/portal/expenditure", { month })} className={ROW_LINK}>
                {formatMonth(month, locale)}
              </AppLink>
              {/* On phones the amount is never out of sight. */}
              <span aria-hidden className="block text-xs sm:hidden">
                <MoneyText value={spent} currency={currency} />
              </span>
            </Td>
            <Td kind="money">
              {reached.includes(month) ? (
                <AppLink href={detailsHref("/portal/expenditure/details", { month })} className={TEXT_LINK}>
                  <MoneyText value={expenditure} />
                </AppLink>
              ) : (
                <MoneyText value={expenditure} />
              )}
            </Td>
            <AmountCell value={refunded} />
            <AmountCell value={spent} />
            <AmountCell value={coupons} />
            <AmountCell value={paid} />
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function AmountCell({ value }: { readonly value: Money | null }) {
  const t = useTranslations("expenditure.summary");
  return <Td kind="money">{value === null ? t("unknown") : <MoneyText value={value} />}</Td>;
}
