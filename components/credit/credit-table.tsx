import { useLocale, useTranslations } from "next-intl";
import type { CreditRecord } from "@/lib/contracts/credit";
import { isUsedUp, usedOf } from "@/lib/domain/credit/credit";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { Badge } from "../ui/badge";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type CreditTableProps = { readonly records: readonly CreditRecord[]; readonly currency: string };

const FIGURES = ["quota", "due", "unbilled", "balance", "coupons"] as const;

/** What was recorded of the credit, the newest first. */
export function CreditTable({ records, currency }: CreditTableProps) {
  const t = useTranslations("credit");
  const locale = useLocale();
  return (
    <Table caption={t("records.caption")} minWidth="64rem">
      <thead>
        <tr>
          <Th>{t("records.asOf")}</Th>
          <Th kind="money" currency={currency}>
            {t("figure.used")}
          </Th>
          {FIGURES.map((figure) => (
            <Th key={figure} kind="money" currency={currency}>
              {t(`figure.${figure}`)}
            </Th>
          ))}
          <Th>{t("records.by")}</Th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <Tr key={record.id}>
            <Td className="whitespace-nowrap">
              {formatInstant(record.asOf, { zone: BILLING_ZONE, locale })}{" "}
              {isUsedUp(record) && <Badge tone="danger">{t("records.usedUp")}</Badge>}
            </Td>
            <Td kind="money">
              <MoneyText value={usedOf(record)} />
            </Td>
            {FIGURES.map((figure) => (
              <Td key={figure} kind="money">
                <MoneyText value={record[figure]} />
              </Td>
            ))}
            <Td>
              <span className="block">{record.by}</span>
              <span className="block text-xs text-ink-3">
                {t(`records.source.${record.source}`, {
                  at: formatInstant(record.at, { zone: BILLING_ZONE, locale }),
                })}
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
