import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MonthLine } from "@/lib/contracts/closing";
import { formatMonth } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { MonthSign } from "./month-sign";

type MonthTableProps = {
  readonly months: readonly MonthLine[];
  readonly currency: string;
  /** How to close a month, where the reader may. */
  readonly act: ((line: MonthLine) => ReactNode) | null;
};

/** Months with their state, their figures and what moved them since they were closed. */
export function MonthTable({ months, currency, act }: MonthTableProps) {
  const t = useTranslations("closing");
  const locale = useLocale();
  return (
    <Table caption={t("caption")} minWidth="60rem">
      <thead>
        <tr>
          <Th>{t("head.month")}</Th>
          <Th>{t("head.state")}</Th>
          <Th kind="money" currency={currency}>
            {t("head.spent")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("head.counted")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("head.changes")}
          </Th>
          {act && (
            <Th>
              <span className="sr-only">{t("head.act")}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {months.map((line) => (
          <Tr key={line.month}>
            <Td className="whitespace-nowrap">
              <AppLink href={`/expenditure/months/${line.month}`} className={ROW_LINK}>
                {formatMonth(line.month, locale)}
              </AppLink>
              {/* On phones the amount is never out of sight. */}
              <span aria-hidden className="mt-0.5 block text-xs sm:hidden">
                <MoneyText value={line.spent} />
              </span>
            </Td>
            <Td>
              <MonthSign state={line.state} closed={line.closed} />
            </Td>
            <Td kind="money">
              <MoneyText value={line.spent} />
            </Td>
            <Td kind="money">
              <MoneyText value={line.counted} />
            </Td>
            <Td kind="money">
              <Changes line={line} />
            </Td>
            {act && <Td className="text-right">{act(line)}</Td>}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** An open month has none: nothing is said of it. */
function Changes({ line: { closed, changes } }: { readonly line: MonthLine }) {
  const t = useTranslations("closing");
  if (closed === null) return null;
  if (changes.count === 0) return <span className="text-ink-3">{t("noChanges")}</span>;
  return (
    <>
      <span className="mr-2 text-xs text-ink-3">{t("changes", { count: changes.count })}</span>
      <MoneyText value={changes.spent} />
    </>
  );
}
