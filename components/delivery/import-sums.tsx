import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ImportReport } from "@/lib/contracts/delivery";
import { type Money, parseMoney, ZERO } from "@/lib/domain/money/money";
import { formatMonth } from "@/lib/format/date";
import { AppLink } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type ImportSumsProps = { readonly report: ImportReport; readonly currency: string };

/** A report keeps decimals as text; one of ours is always readable. */
export function moneyOf(decimal: string | undefined): Money {
  return parseMoney(decimal ?? "0") ?? ZERO;
}

export function MonthSums({ report, currency }: ImportSumsProps) {
  const t = useTranslations("delivery.report");
  const locale = useLocale();
  return (
    <Table caption={t("monthCaption")}>
      <thead>
        <tr>
          <Th>{t("month")}</Th>
          <Th kind="money" currency={currency}>
            {t("listed")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("counted")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {Object.keys(report.listed)
          .toSorted()
          .map((month) => (
            <Tr key={month}>
              <Td>{formatMonth(month, locale)}</Td>
              <Td kind="money">
                <MoneyText value={moneyOf(report.listed[month])} />
              </Td>
              <Td kind="money">
                <MoneyText value={moneyOf(report.counted[month])} />
              </Td>
            </Tr>
          ))}
      </tbody>
    </Table>
  );
}

export function AccountSums({ report, currency }: ImportSumsProps) {
  const t = useTranslations("delivery.report");
  const format = useFormatter();
  return (
    <Table caption={t("accountCaption")} minWidth="56rem" maxHeight="32rem">
      <thead>
        <tr>
          <Th>{t("account")}</Th>
          <Th>{t("customer")}</Th>
          <Th kind="figure">{t("rows")}</Th>
          <Th kind="money" currency={currency}>
            {t("listed")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("counted")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("billed")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {report.accounts.map(
          ({ accountId, name, customerId, customerName, rows, listed, counted, billed, unlistedRows }) => (
            <Tr key={`${accountId}-${customerId}`}>
              <Td>
                {name ?? accountId}
                {name && <span className="block font-mono text-xs text-ink-3">{accountId}</span>}
              </Td>
              <Td>
                {customerId ? (
                  <AppLink href={`/customers/${customerId}`} className="hover:underline">
                    {customerName}
                  </AppLink>
                ) : (
                  <span className="text-s75-ink">{t("parked")}</span>
                )}
              </Td>
              <Td kind="figure">
                {format.number(rows)}
                {unlistedRows > 0 && (
                  <span className="block text-xs text-ink-3">
                    {t("unlisted", { rows: format.number(unlistedRows) })}
                  </span>
                )}
              </Td>
              {[listed, counted, billed].map((amount, index) => (
                <Td key={index} kind="money">
                  <MoneyText value={moneyOf(amount)} />
                </Td>
              ))}
            </Tr>
          ),
        )}
      </tbody>
    </Table>
  );
}
