import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { HeldLine } from "@/lib/contracts/delivery-view";
import { formatInstant, formatMonth } from "@/lib/format/date";
import { LinkButton } from "../ui/link-button";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type HeldTableProps = { readonly held: readonly HeldLine[]; readonly currency: string; readonly zone: string };

/** Deliveries that wait for a person, each with the way to its difference. */
export function HeldTable({ held, currency, zone }: HeldTableProps) {
  const t = useTranslations("delivery");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <Table caption={t("held.caption")} minWidth="48rem">
      <thead>
        <tr>
          <Th>{t("report.delivery")}</Th>
          <Th>{t("report.period")}</Th>
          <Th kind="figure">{t("list.rows")}</Th>
          <Th kind="money" currency={currency}>
            {t("report.listed")}
          </Th>
          <Th>{t("held.since")}</Th>
          <Th>
            <span className="sr-only">{t("held.decide")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {held.map(({ deliveryId, revision, importId, source, billingAccount, billingPeriod, rows, listed, at }) => (
          <Tr key={`${deliveryId}-${revision}`}>
            <Td>
              {source}
              <span className="block font-mono text-xs text-ink-3">{billingAccount}</span>
            </Td>
            <Td>{formatMonth(billingPeriod, locale)}</Td>
            <Td kind="figure">{format.number(rows)}</Td>
            <Td kind="money">
              <MoneyText value={listed} />
            </Td>
            <Td className="figures">{formatInstant(at, { zone, locale })}</Td>
            <Td className="text-right">
              <LinkButton size="sm" href={`/deliveries/${importId}`}>
                {t("held.decide")}
              </LinkButton>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
