import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Money, parseMoney, ZERO } from "@/lib/domain/money/money";
import { AppLink } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, type TableProps, Td, type TdProps, Tr } from "../ui/table";
import { Th } from "../ui/th";

type Column = { readonly label: string; readonly kind?: TdProps["kind"] };

type SumTableProps = Omit<TableProps, "children" | "showCaption"> & {
  /** Of every money column. */
  readonly currency: string;
  readonly columns: readonly Column[];
  /** A cell for each column. */
  readonly lines: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
};

/** What a report sums up, line by line. */
export function SumTable({ currency, columns, lines, ...table }: SumTableProps) {
  return (
    <Table {...table}>
      <thead>
        <tr>
          {columns.map(({ label, kind }) => (
            <Th key={label} kind={kind} currency={kind === "money" ? currency : undefined}>
              {label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, cells }) => (
          <Tr key={id}>
            {columns.map(({ label, kind }, index) => (
              <Td key={label} kind={kind}>
                {cells[index]}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A report keeps decimals as text; one of ours is always readable. */
export function moneyOf(decimal: string | undefined): Money {
  return parseMoney(decimal ?? "0") ?? ZERO;
}

export function Sum({ of: decimal }: { readonly of: string | undefined }) {
  return <MoneyText value={moneyOf(decimal)} />;
}

type CustomerCellProps = { readonly id: string | null; readonly name: string | null };

/** The customer's page, or that the account is nobody's yet. */
export function CustomerCell({ id, name }: CustomerCellProps) {
  const t = useTranslations("delivery.report");
  if (id === null) return <span className="text-s75-ink">{t("parked")}</span>;
  return (
    <AppLink href={`/customers/${id}`} className="hover:underline">
      {name}
    </AppLink>
  );
}
