import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReportedDelivery, ReportedHold } from "@/lib/contracts/delivery";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Badge } from "../ui/badge";
import { MoneyText } from "../ui/money-text";
import { Notice } from "../ui/notice";
import { Stat, StatRow } from "../ui/stat";
import { OUTCOME_TONES } from "./import-table";
import { CustomerCell, moneyOf, Sum, SumTable } from "./sum-table";

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
  const { source, billingAccount, billingPeriod, status, hold, differences } = delivery;
  return (
    <article className="flex flex-col gap-3 border-b border-line pb-6 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Badge tone={OUTCOME_TONES[status]}>{t(`outcome.${status}`)}</Badge>
        <h3 className="text-base">
          {source}, {formatMonth(billingPeriod, locale)}
        </h3>
        <span className="font-mono text-xs text-ink-3">{billingAccount}</span>
      </div>
      <ControlTotal delivery={delivery} currency={currency} />
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

/** What it bills, beside list cost and what counts. */
function ControlTotal({
  delivery: { rows, listed, counted, billed },
  currency,
}: Omit<DeliveryReportProps, "decision">) {
  const t = useTranslations("delivery");
  const format = useFormatter();
  return (
    <StatRow>
      <Stat label={t("list.rows")} value={format.number(rows)} />
      <Stat label={t("report.listed")} value={<MoneyText value={moneyOf(listed)} copyable />} unit={currency} />
      {counted !== null && (
        <Stat label={t("report.counted")} value={<MoneyText value={moneyOf(counted)} copyable />} unit={currency} />
      )}
      <Stat
        label={t("report.billed")}
        value={<MoneyText value={moneyOf(billed)} copyable />}
        unit={currency}
        note={t("report.billedNote")}
      />
    </StatRow>
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
    <SumTable
      caption={caption}
      minWidth="48rem"
      maxHeight="24rem"
      currency={currency}
      columns={[
        { label: t("customer") },
        { label: t("month") },
        { label: t("former"), kind: "money" },
        { label: t("next"), kind: "money" },
        { label: t("change"), kind: "money" },
      ]}
      lines={differences.map(({ customerId, customerName, month, former, next, change, isClosed }) => ({
        id: `${customerId}-${month}`,
        cells: [
          <CustomerCell key="customer" id={customerId} name={customerName} />,
          <span key="month">
            {formatMonth(month, locale)}
            {isClosed && <Badge className="ml-2">{t("closed")}</Badge>}
          </span>,
          <Sum key="former" of={former} />,
          <Sum key="next" of={next} />,
          <strong key="change" className="font-semibold">
            <Sum of={change} />
          </strong>,
        ],
      }))}
    />
  );
}
