import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ImportReport } from "@/lib/contracts/delivery";
import { formatMonth } from "@/lib/format/date";
import { CustomerCell, Sum, SumTable } from "./sum-table";

type ImportSumsProps = { readonly report: ImportReport; readonly currency: string };

export function MonthSums({ report, currency }: ImportSumsProps) {
  const t = useTranslations("delivery.report");
  const locale = useLocale();
  return (
    <SumTable
      caption={t("monthCaption")}
      currency={currency}
      columns={[{ label: t("month") }, { label: t("listed"), kind: "money" }, { label: t("counted"), kind: "money" }]}
      lines={Object.keys(report.listed)
        .toSorted()
        .map((month) => ({
          id: month,
          cells: [
            formatMonth(month, locale),
            <Sum key="listed" of={report.listed[month]} />,
            <Sum key="counted" of={report.counted[month]} />,
          ],
        }))}
    />
  );
}

export function AccountSums({ report, currency }: ImportSumsProps) {
  const t = useTranslations("delivery.report");
  return (
    <SumTable
      caption={t("accountCaption")}
      minWidth="44rem"
      maxHeight="32rem"
      currency={currency}
      columns={[
        { label: t("account") },
        { label: t("customer") },
        { label: t("rows"), kind: "figure" },
        { label: t("listed"), kind: "money" },
        { label: t("counted"), kind: "money" },
        { label: t("billed"), kind: "money" },
      ]}
      lines={report.accounts.map((account) => ({
        id: `${account.accountId}-${account.customerId}`,
        cells: [
          <AccountCell key="account" {...account} />,
          <CustomerCell key="customer" id={account.customerId} name={account.customerName} />,
          <RowsCell key="rows" {...account} />,
          <Sum key="listed" of={account.listed} />,
          <Sum key="counted" of={account.counted} />,
          <Sum key="billed" of={account.billed} />,
        ],
      }))}
    />
  );
}

type AccountLine = ImportReport["accounts"][number];

function AccountCell({ name, accountId }: AccountLine) {
  return (
    <>
      {name ?? <span className="font-mono text-xs whitespace-nowrap">{accountId}</span>}
      {name && <span className="block font-mono text-xs text-ink-3">{accountId}</span>}
    </>
  );
}

function RowsCell({ rows, unlistedRows }: AccountLine) {
  const t = useTranslations("delivery.report");
  const format = useFormatter();
  return (
    <>
      {format.number(rows)}
      {unlistedRows > 0 && (
        <span className="block text-xs text-ink-3">{t("unlisted", { rows: format.number(unlistedRows) })}</span>
      )}
    </>
  );
}
