import { useLocale, useTranslations } from "next-intl";
import type { TriedMonth } from "@/lib/domain/what-if/customer-trial";
import { formatDayShort, formatMonth } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type MonthTableProps = {
  readonly customer: string;
  readonly months: readonly TriedMonth[];
  readonly currency: string;
};

/** The months of one customer, each from zero. */
export function MonthTable({ customer, months, currency }: MonthTableProps) {
  const t = useTranslations("what-if.month");
  return (
    <Table caption={t("caption", { customer })}>
      <thead>
        <tr>
          <Th>{t("month")}</Th>
          <Th kind="money" currency={currency}>
            {t("spent")}
          </Th>
          <Th>{t("alerts")}</Th>
          <Th>{t("usedUp")}</Th>
          <Th>{t("acted")}</Th>
          <Th kind="money" currency={currency}>
            {t("purchases")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("payPerUse")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <MonthRow key={month.month} month={month} />
        ))}
      </tbody>
    </Table>
  );
}

function MonthRow({ month: tried }: { readonly month: TriedMonth }) {
  const t = useTranslations("what-if.month");
  const locale = useLocale();
  const { month, spent, alerts, usedUpOn, restoredOn, actedOn, liftedOn, unspent } = tried;
  const between = locale === "zh-CN" ? "、" : ", ";
  const dayOf = (day: string) => formatDayShort(day, locale);
  const said = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(between) || "–";
  return (
    <Tr>
      <Td className="whitespace-nowrap">{formatMonth(month, locale)}</Td>
      <Td kind="money">
        <MoneyText value={spent} />
      </Td>
      <Td>{said(...alerts.map(({ day, threshold }) => t("alert", { threshold, day: dayOf(day) })))}</Td>
      <Td>{said(usedUpOn && dayOf(usedUpOn), restoredOn && t("restored", { day: dayOf(restoredOn) }))}</Td>
      <Td>{said(actedOn && dayOf(actedOn), liftedOn && t("lifted", { day: dayOf(liftedOn) }))}</Td>
      <Td kind="money">
        <MoneyText value={unspent.purchases} />
      </Td>
      <Td kind="money">
        <MoneyText value={unspent.payPerUse} />
      </Td>
    </Tr>
  );
}
