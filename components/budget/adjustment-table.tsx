import { useLocale, useTranslations } from "next-intl";
import type { BudgetRecord } from "@/lib/contracts/customer-view";
import { formatInstant } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type AdjustmentTableProps = {
  readonly records: readonly BudgetRecord[];
  readonly currency: string;
  /** The viewer's own, for log times. */
  readonly zone: string;
};

export function AdjustmentTable({ records, currency, zone }: AdjustmentTableProps) {
  const t = useTranslations("budget");
  const locale = useLocale();
  if (records.length === 0) return <p className="text-ink-2">{t("records.empty")}</p>;
  return (
    <Table caption={t("records.caption")} minWidth="56rem">
      <thead>
        <tr>
          <Th>{t("records.at")}</Th>
          <Th>{t("records.operation")}</Th>
          <Th>{t("records.type")}</Th>
          <Th kind="money" currency={currency}>
            {t("records.amount")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("records.used")}
          </Th>
          <Th>{t("records.action")}</Th>
          <Th>{t("records.by")}</Th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ id, at, operation, type, amount, used, action, liftWhenRestored, by }) => (
          <Tr key={id}>
            <Td className="figures whitespace-nowrap">
              <time dateTime={at.toISOString()}>{formatInstant(at, { zone, locale })}</time>
            </Td>
            <Td>{t(`records.operations.${operation}`)}</Td>
            <Td>{t(`type.${type}`)}</Td>
            <Td kind="money">
              <MoneyText value={amount} />
            </Td>
            <Td kind="money">
              <MoneyText value={used} />
            </Td>
            <Td>
              {t(`action.${action}`)}
              {liftWhenRestored && <span className="block text-xs text-ink-3">{t("records.lifts")}</span>}
            </Td>
            <Td>
              {by.name}
              <span className="block text-xs text-ink-3">
                {by.company} ({by.accountName})
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
