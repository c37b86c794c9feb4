import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type WhatIfQuery, whatIfHref } from "@/lib/contracts/what-if-query";
import type { CustomerTrial } from "@/lib/contracts/what-if-view";
import { unspentOf } from "@/lib/domain/what-if/month-trial";
import { formatDay } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { MonthTable } from "./month-table";
import { SuggestionWords } from "./suggestion-words";

type TrialTableProps = {
  readonly query: WhatIfQuery;
  readonly rows: readonly CustomerTrial[];
  readonly currency: string;
  /** Who sets the budget, where it is not the viewer. */
  readonly signOf: (row: CustomerTrial) => ReactNode;
};

const COLUMNS = 7;

/** Customer by customer what the policy would have brought; each opens to its months. */
export function TrialTable({ query, rows, currency, signOf }: TrialTableProps) {
  const t = useTranslations("what-if.table");
  return (
    <Table caption={t("caption")} minWidth="60rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th kind="money" currency={currency}>
            {t("present")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("amount")}
          </Th>
          <Th kind="figure">{t("alerts")}</Th>
          <Th kind="figure">{t("usedUp")}</Th>
          <Th kind="figure">{t("acted")}</Th>
          <Th kind="money" currency={currency}>
            {t("unspent")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CustomerRows key={row.id} {...{ query, row, currency }} sign={signOf(row)} />
        ))}
      </tbody>
    </Table>
  );
}

type CustomerRowsProps = {
  readonly query: WhatIfQuery;
  readonly row: CustomerTrial;
  readonly currency: string;
  readonly sign: ReactNode;
};

function CustomerRows({ query, row, currency, sign }: CustomerRowsProps) {
  const t = useTranslations("what-if.table");
  const { id, name, reseller, budget, amount } = row;
  return (
    <>
      <Tr className="border-b-0">
        <Td className="max-w-64">
          <AppLink href={`/customers/${id}/budget`} className={`block truncate ${ROW_LINK}`}>
            {name}
          </AppLink>
          {reseller && <span className="block truncate text-xs text-ink-3">{reseller}</span>}
        </Td>
        <Td kind="money">{budget === null ? t("noBudget") : <MoneyText value={budget.amount} />}</Td>
        <Td kind="money">{amount === null ? "–" : <MoneyText value={amount} />}</Td>
        <Figures trial={row.trial} />
      </Tr>
      <Tr>
        <Td colSpan={COLUMNS} className="pt-0 pb-2 text-xs text-ink-2">
          {/* On phones it is read without scrolling sideways. */}
          <div className="max-sm:sticky max-sm:left-2 max-sm:max-w-[calc(100vw-3rem)]">
            <Behind {...{ query, row, currency, sign }} />
          </div>
        </Td>
      </Tr>
    </>
  );
}

function Figures({ trial }: Pick<CustomerTrial, "trial">) {
  const t = useTranslations("what-if.table");
  const locale = useLocale();
  if (trial === null) {
    return ["alerts", "usedUp", "acted", "unspent"].map((name) => (
      <Td key={name} kind="figure">
        –
      </Td>
    ));
  }
  const dayOf = (day: string | null) => (day === null ? t("never") : formatDay(day, locale));
  return (
    <>
      <Td kind="figure">{trial.alerts}</Td>
      <Td kind="figure">{dayOf(trial.usedUpOn)}</Td>
      <Td kind="figure">{dayOf(trial.actedOn)}</Td>
      <Td kind="money">
        <MoneyText value={unspentOf(trial.unspent)} />
      </Td>
    </>
  );
}

/** What stands behind a row: who sets the budget, what is suggested, and the months. */
function Behind({ query, row, currency, sign }: CustomerRowsProps) {
  const t = useTranslations("what-if.table");
  const { id, name, budget, untried, suggestion, months } = row;
  const isOpen = query.open === id && months.length > 0;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {sign}
        {budget?.type === "one-time" && <span>{t("oneTime")}</span>}
        {untried && <span>{t(untried)}</span>}
        <span>
          <SuggestionWords suggestion={suggestion} />
        </span>
      </div>
      {months.length > 0 && (
        <AppLink
          href={whatIfHref(query, { page: query.page, open: isOpen ? null : id })}
          scroll={false}
          aria-expanded={isOpen}
          aria-label={t("monthsOf", { count: months.length, customer: name })}
          className="inline-flex min-h-6 w-fit items-center gap-1 text-ink underline pointer-coarse:min-h-11"
        >
          {t("months", { count: months.length })}
        </AppLink>
      )}
      {isOpen && <MonthTable customer={name} months={months} currency={currency} />}
    </>
  );
}
