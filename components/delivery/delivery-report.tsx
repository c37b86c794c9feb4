import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReportedDelivery, ReportedHold } from "@/lib/contracts/delivery";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { AppLink } from "../ui/app-link";
import { Badge } from "../ui/badge";
import { MoneyText } from "../ui/money-text";
import { Notice } from "../ui/notice";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { moneyOf } from "./import-sums";
import { OUTCOME_TONES } from "./import-table";

type DeliveryReportProps = {
  readonly delivery: ReportedDelivery;
  readonly currency: string;
  /** How to decide a delivery that still waits; nothing when none does. */
  readonly decision?: ReactNode;
};

/** One delivery of an import: what became of it and what it changes for whom. */
export function DeliveryReport({ delivery, currency, decision }: DeliveryReportProps) {
  const t = useTranslations("delivery");
  const locale = useLocale();
  const format = useFormatter();
  const { source, billingAccount, billingPeriod, status, rows, listed, billed, hold, differences } = delivery;
  return (
    <article className="flex flex-col gap-3 border-b border-line pb-6 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Badge tone={OUTCOME_TONES[status]}>{t(`outcome.${status}`)}</Badge>
        <h3 className="text-base">
          {source}, {formatMonth(billingPeriod, locale)}
        </h3>
        <span className="font-mono text-xs text-ink-3">{billingAccount}</span>
        <span className="figures ml-auto text-sm text-ink-2">
          {t("report.control", {
            rows: format.number(rows),
            listed: formatMoney(moneyOf(listed), locale),
            billed: formatMoney(moneyOf(billed), locale),
            currency,
          })}
        </span>
      </div>
      {status === "held" && (
        <Notice kind="warn" title={t("held.why")} actions={decision}>
          <ul className="list-disc pl-5">
            {hold.map((reason) => (
              <HoldReason key={reason.code} reason={reason} currency={currency} />
            ))}
          </ul>
          {!decision && <p>{t("held.decided")}</p>}
        </Notice>
      )}
      {differences.length === 0 ? (
        <p className="text-sm text-ink-2">{t("report.noDifference")}</p>
      ) : (
        <Differences delivery={delivery} currency={currency} />
      )}
    </article>
  );
}

function HoldReason({ reason, currency }: { readonly reason: ReportedHold; readonly currency: string }) {
  const t = useTranslations("delivery.held");
  const locale = useLocale();
  if (reason.code === "delivery.drops-account") {
    return (
      <li>{t("drops-account", { count: reason.accounts.length, accounts: reason.accounts.slice(0, 5).join(", ") })}</li>
    );
  }
  const former = formatMoney(moneyOf(reason.former), locale);
  return <li>{t("lowers-sum", { former, next: formatMoney(moneyOf(reason.next), locale), currency })}</li>;
}

type DifferencesProps = { readonly delivery: ReportedDelivery; readonly currency: string };

function Differences({ delivery, currency }: DifferencesProps) {
  const t = useTranslations("delivery.report");
  const locale = useLocale();
  const { source, billingAccount, billingPeriod, differences } = delivery;
  const caption = t("differences", {
    source,
    account: billingAccount,
    month: formatMonth(billingPeriod, locale),
  });
  return (
    <Table caption={caption} minWidth="48rem" maxHeight="24rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th>{t("month")}</Th>
          <Th kind="money" currency={currency}>
            {t("former")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("next")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("change")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ customerId, customerName, month, former, next, change, isClosed }) => (
          <Tr key={`${customerId}-${month}`}>
            <Td>
              {customerId ? (
                <AppLink href={`/customers/${customerId}`} className="hover:underline">
                  {customerName}
                </AppLink>
              ) : (
                <span className="text-s75-ink">{t("parked")}</span>
              )}
            </Td>
            <Td>
              {formatMonth(month, locale)}
              {isClosed && <Badge className="ml-2">{t("closed")}</Badge>}
            </Td>
            {[former, next, change].map((amount, index) => (
              <Td key={index} kind="money" className={index === 2 ? "font-semibold" : undefined}>
                <MoneyText value={moneyOf(amount)} />
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
