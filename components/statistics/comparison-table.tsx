import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ComparisonQuery, ComparisonSort } from "@/lib/contracts/statistics-query";
import type { ComparedCustomer } from "@/lib/contracts/statistics-view";
import type { Money } from "@/lib/domain/money/money";
import { formatPercent } from "@/lib/format/percent";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { SelectAll, SelectRow } from "../ui/selection-cells";
import { Table, Td, Tr } from "../ui/table";
import { type Sort, Th } from "../ui/th";
import { ChangeText } from "./change-text";
import { Sparkline } from "./sparkline";

type ComparisonTableProps = {
  readonly rows: readonly ComparedCustomer[];
  readonly query: ComparisonQuery;
  readonly total: Money;
  readonly currency: string;
  readonly spentHead: string;
  readonly formerHead: string;
  readonly withReseller: boolean;
  readonly hrefOf: (patch: Partial<Record<"sort" | "order", string | null>>) => string;
  readonly customerHref: (id: string) => string;
  /** The meter is another noun's picture; the page gives it. */
  readonly meterOf: (budget: NonNullable<ComparedCustomer["budget"]>) => ReactNode;
};

/** Customers against one another: two periods, share, budget and twelve months. */
export function ComparisonTable(props: ComparisonTableProps) {
  const { rows, query, total, currency, spentHead, formerHead, withReseller, hrefOf, customerHref, meterOf } = props;
  const t = useTranslations("statistics.comparison");
  const sortBy = (sort: ComparisonSort): Sort => sortOf(query, sort, hrefOf);
  return (
    <Table caption={t("caption")} minWidth={withReseller ? "80rem" : "68rem"}>
      <thead>
        <tr>
          <Th className="w-8">
            <SelectAll ids={rows.map(({ id }) => id)} />
          </Th>
          <Th sort={sortBy("name")}>{t("customer")}</Th>
          <Th kind="money" currency={currency} sort={sortBy("spent")}>
            {spentHead}
          </Th>
          <Th kind="money" currency={currency} sort={sortBy("former")}>
            {formerHead}
          </Th>
          <Th kind="money" sort={sortBy("change")}>
            {t("change")}
          </Th>
          <Th kind="figure" sort={sortBy("share")}>
            {t("share")}
          </Th>
          <Th>{t("sparkline")}</Th>
          <Th currency={currency} sort={sortBy("used")}>
            {t("budget")}
          </Th>
          {withReseller && <Th>{t("reseller")}</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, spent, former, reseller, budget, months }) => (
          <Tr key={id}>
            <Td>
              <SelectRow id={id} name={name} />
            </Td>
            <th scope="row" className="h-9 max-w-56 px-3 py-1 text-left font-normal">
              <AppLink href={customerHref(id)} className={`block truncate ${ROW_LINK}`}>
                {name}
              </AppLink>
            </th>
            <Td kind="money">
              <MoneyText value={spent} />
            </Td>
            <Td kind="money">
              <MoneyText value={former} />
            </Td>
            <Td kind="money">
              <ChangeText spent={spent} former={former} />
            </Td>
            <Td kind="figure">{formatPercent(spent, total)}</Td>
            <Td>
              <Sparkline months={months} name={name} currency={currency} />
            </Td>
            <Td className="w-52">{budget ? meterOf(budget) : <span className="text-ink-3">{t("noBudget")}</span>}</Td>
            {withReseller && <Td className="max-w-44">{reseller ?? <span className="text-ink-3">{t("own")}</span>}</Td>}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function sortOf(query: ComparisonQuery, sort: ComparisonSort, hrefOf: ComparisonTableProps["hrefOf"]): Sort {
  const usual = sort === "name" ? "up" : "down";
  const current = query.sort === sort ? (query.order ?? usual) : null;
  const next = current === null ? usual : current === "up" ? "down" : "up";
  return {
    href: hrefOf({ sort, order: next === usual ? null : next }),
    direction: current === null ? null : current === "up" ? "ascending" : "descending",
  };
}
