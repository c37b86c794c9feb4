import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OutlookRow } from "@/lib/contracts/outlook-view";
import { isExhausted } from "@/lib/domain/budget/budget";
import { formatDayShort } from "@/lib/format/date";
import { formatErrorPercent } from "@/lib/format/forecast-error";
import { formatMoney } from "@/lib/format/money";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type OutlookTableProps = {
  readonly rows: readonly (OutlookRow & { readonly meter: ReactNode })[];
  readonly currency: string;
  /** Whose name need not be said: the viewer's own company. */
  readonly ownId: string;
};

export function OutlookTable({ rows, currency, ownId }: OutlookTableProps) {
  const t = useTranslations("outlook.table");
  return (
    <Table caption={t("caption")} minWidth="56rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th currency={currency}>{t("use")}</Th>
          <Th kind="money" currency={currency}>
            {t("expected")}
          </Th>
          <Th>{t("usedUp")}</Th>
          <Th kind="figure">{t("error")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <OutlookLine key={row.customer.id} row={row} ownId={ownId} />
        ))}
      </tbody>
    </Table>
  );
}

type LineProps = { readonly row: OutlookTableProps["rows"][number]; readonly ownId: string };

function OutlookLine({ row, ownId }: LineProps) {
  const t = useTranslations("outlook.table");
  const locale = useLocale();
  const { customer, forecast, meter } = row;
  const { id, name, reseller } = customer;
  return (
    <Tr>
      <Td className="max-w-56">
        <AppLink href={`/customers/${id}`} className={`block truncate max-sm:whitespace-normal ${ROW_LINK}`}>
          {name}
        </AppLink>
        {reseller && reseller.id !== ownId && (
          <span className="block truncate text-xs text-ink-3">{reseller.name}</span>
        )}
      </Td>
      <Td className="w-56">{meter}</Td>
      <Td kind="money">
        {forecast ? (
          <>
            <MoneyText value={forecast.expectedEnd} />
            <span className="block text-xs text-ink-3">
              {t("band", { low: formatMoney(forecast.low, locale), high: formatMoney(forecast.high, locale) })}
            </span>
          </>
        ) : (
          <span className="text-ink-3">{t("noForecast")}</span>
        )}
      </Td>
      <Td className="whitespace-nowrap">
        <UsedUp row={row} />
      </Td>
      <Td kind="figure">
        {forecast?.backtest ? (
          formatErrorPercent(forecast.backtest.medianErrorPercent, locale)
        ) : (
          <span className="text-ink-3">{t("errorNone")}</span>
        )}
      </Td>
    </Tr>
  );
}

/** The day and the band's days around it, or why there is none. */
function UsedUp({ row: { customer, forecast } }: { readonly row: OutlookRow }) {
  const t = useTranslations("outlook.table");
  const locale = useLocale();
  const { budget, counted } = customer;
  const day = (of: string | null) => (of === null ? t("after") : formatDayShort(of, locale));
  if (budget === null) return <span className="text-ink-3">{t("noBudget")}</span>;
  if (isExhausted(budget.amount, counted)) return <span className="text-s100-ink">{t("alreadyUsedUp")}</span>;
  if (!forecast) return null;
  const { usedUpOn, usedUpEarliest, usedUpLatest } = forecast;
  if (usedUpOn === null) {
    return (
      <span className="text-ink-2">{usedUpEarliest ? t("mayRunOut", { day: day(usedUpEarliest) }) : t("lasts")}</span>
    );
  }
  return (
    <>
      <span className="font-semibold text-s90-ink">{day(usedUpOn)}</span>
      <span className="block text-xs text-ink-3">
        {t("between", { earliest: day(usedUpEarliest), latest: day(usedUpLatest) })}
      </span>
    </>
  );
}
