import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BridgeView } from "@/lib/contracts/expenditure-view";
import type { BridgeLine } from "@/lib/domain/expenditure/bridge";
import type { Money } from "@/lib/domain/money/money";
import { formatMonth } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type BridgeTableProps = { readonly view: BridgeView; readonly currency: string };

/** From list cost over expenditure to what the budget has used: every line adds to the one above it. */
export function BridgeTable({ view, currency }: BridgeTableProps) {
  const t = useTranslations("closing.bridge");
  const locale = useLocale();
  const { month, budget, bridge } = view;
  const from = budget?.countsFrom ? formatMonth(budget.countsFrom, locale) : "";
  const lines = (legs: readonly BridgeLine[]) =>
    legs.map(({ step, amount }) => (
      <Line key={step} name={t(`step.${step}`, { from })} why={t(`why.${step}`)} amount={amount} />
    ));
  return (
    <Table caption={t("caption", { month: formatMonth(month, locale) })}>
      <thead>
        <tr>
          <Th>{t("line")}</Th>
          <Th kind="money" currency={currency}>
            {t("amount")}
          </Th>
        </tr>
      </thead>
      <tbody>
        <Figure name={t("listed")} amount={bridge.listed} />
        {lines(bridge.toExpenditure)}
        <Figure name={t("expenditure")} amount={bridge.expenditure} />
        {lines(bridge.toBudget)}
        <Figure name={t(`used.${budget?.type ?? "none"}`)} amount={bridge.used} />
      </tbody>
    </Table>
  );
}

function Figure({ name, amount }: { readonly name: ReactNode; readonly amount: Money }) {
  return (
    <Tr className="border-line-strong">
      <th scope="row" className="h-9 px-3 py-1 pl-2 text-left font-semibold">
        {name}
      </th>
      <Td kind="money" className="font-semibold">
        <MoneyText value={amount} copyable />
      </Td>
    </Tr>
  );
}

type LineProps = { readonly name: ReactNode; readonly why: ReactNode; readonly amount: Money };

function Line({ name, why, amount }: LineProps) {
  return (
    <Tr>
      <th scope="row" className="px-3 py-1.5 pl-6 text-left font-normal">
        {name}
        <span className="block text-xs text-ink-3">{why}</span>
      </th>
      <Td kind="money">
        <MoneyText value={amount} copyable />
      </Td>
    </Tr>
  );
}
