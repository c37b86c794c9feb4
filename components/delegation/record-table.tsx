import { useLocale, useTranslations } from "next-intl";
import type { DelegationRecord } from "@/lib/contracts/delegation-view";
import type { Money } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { PermissionList } from "./permission-list";

type RecordTableProps = {
  readonly records: readonly DelegationRecord[];
  readonly currency: string;
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** Every grant, change, revocation and lapse, with what was taken then. */
export function RecordTable({ records, currency, zone }: RecordTableProps) {
  const t = useTranslations("delegation.record");
  if (records.length === 0) return <p className="text-ink-2">{t("empty")}</p>;
  return (
    <Table caption={t("caption")} minWidth="68rem">
      <thead>
        <tr>
          <Th>{t("at")}</Th>
          <Th>{t("operation")}</Th>
          <Th>{t("permissions")}</Th>
          <Th kind="money" currency={currency}>
            {t("monthly")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("oneTime")}
          </Th>
          <Th>{t("until")}</Th>
          <Th>{t("by")}</Th>
          <Th>{t("reason")}</Th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <RecordRow key={record.id} record={record} zone={zone} />
        ))}
      </tbody>
    </Table>
  );
}

function RecordRow({ record, zone }: { readonly record: DelegationRecord; readonly zone: string }) {
  const t = useTranslations("delegation.record");
  const locale = useLocale();
  const { at, operation, permissions, until, by, reason } = record;
  const quota = (amount: Money | null, taken: Money) =>
    amount === null ? "–" : `${formatMoney(amount, locale)} (${formatMoney(taken, locale)})`;
  return (
    <Tr>
      <Td className="figures whitespace-nowrap">
        <time dateTime={at.toISOString()}>{formatInstant(at, { zone, locale })}</time>
      </Td>
      <Td className="font-semibold">{t(operation)}</Td>
      <Td>
        <PermissionList permissions={permissions} />
      </Td>
      <Td kind="money">{quota(record.monthlyQuota, record.monthlyTaken)}</Td>
      <Td kind="money">{quota(record.oneTimeQuota, record.oneTimeTaken)}</Td>
      <Td className="figures whitespace-nowrap">
        {until === null ? "–" : formatInstant(until, { zone: BILLING_ZONE, locale })}
      </Td>
      <Td>
        {by.isSystem ? t("system") : by.name}
        {!by.isSystem && <span className="block text-xs text-ink-3">{by.company}</span>}
      </Td>
      <Td className="max-w-64">{reason ?? "–"}</Td>
    </Tr>
  );
}
