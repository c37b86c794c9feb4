import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ParkedAccount } from "@/lib/contracts/delivery-view";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { CopyId } from "../ui/copy-id";
import { MoneyText } from "../ui/money-text";
import { SelectAll, SelectRow } from "../ui/selection-cells";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type ParkedTableProps = {
  readonly accounts: readonly ParkedAccount[];
  readonly currency: string;
  readonly selectable: boolean;
};

export function ParkedTable({ accounts, currency, selectable }: ParkedTableProps) {
  const t = useTranslations("delivery.accounts");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <Table caption={t("caption")} minWidth="44rem">
      <thead>
        <tr>
          {selectable && (
            <Th className="w-8">
              <SelectAll ids={accounts.map(({ accountId }) => accountId)} />
            </Th>
          )}
          <Th>{t("account")}</Th>
          <Th>{t("id")}</Th>
          <Th kind="figure">{t("rows")}</Th>
          <Th kind="money" currency={currency}>
            {t("amount")}
          </Th>
          <Th kind="figure">{t("first")}</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ accountId, name, rows, amount, firstChargeAt }) => (
          <Tr key={accountId}>
            {selectable && (
              <Td>
                <SelectRow id={accountId} name={name ?? accountId} />
              </Td>
            )}
            <Td>{name ?? <span className="text-ink-3">{t("unnamed")}</span>}</Td>
            <Td>
              <CopyId value={accountId} label={t("id")} />
            </Td>
            <Td kind="figure">{format.number(rows)}</Td>
            <Td kind="money">
              <MoneyText value={amount} />
            </Td>
            <Td kind="figure">{firstChargeAt ? formatDate(firstChargeAt, { zone: BILLING_ZONE, locale }) : "–"}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
