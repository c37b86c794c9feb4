import { useLocale, useTranslations } from "next-intl";
import type { Anomaly } from "@/lib/contracts/outlook-view";
import type { Driver } from "@/lib/domain/forecast/anomaly";
import { minus } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatDay, formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { type DismissAction, DismissAnomaly } from "./dismiss-anomaly";

type AnomalyTableProps = {
  readonly anomalies: readonly Anomaly[];
  readonly currency: string;
  /** Null: the viewer may not explain a day. */
  readonly dismiss: DismissAction | null;
  /** Whether each row names its customer. */
  readonly withCustomer: boolean;
};

export function AnomalyTable({ anomalies, currency, dismiss, withCustomer }: AnomalyTableProps) {
  const t = useTranslations("outlook.anomaly");
  return (
    <Table caption={t("caption")} minWidth={withCustomer ? "56rem" : "40rem"}>
      <thead>
        <tr>
          <Th>{t("day")}</Th>
          {withCustomer && <Th>{t("customer")}</Th>}
          <Th kind="money" currency={currency}>
            {t("amount")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("expected")}
          </Th>
          <Th>{t("drivers")}</Th>
        </tr>
      </thead>
      <tbody>
        {anomalies.map((anomaly) => (
          <Line key={`${anomaly.customer.id} ${anomaly.day}`} {...{ anomaly, currency, dismiss, withCustomer }} />
        ))}
      </tbody>
    </Table>
  );
}

type LineProps = Omit<AnomalyTableProps, "anomalies"> & { readonly anomaly: Anomaly };

function Line({ anomaly, currency, dismiss, withCustomer }: LineProps) {
  const t = useTranslations("outlook.anomaly");
  const locale = useLocale();
  const { customer, day, amount, expected, drivers, dismissed } = anomaly;
  return (
    <Tr>
      <Td className="whitespace-nowrap">{formatDay(day, locale)}</Td>
      {withCustomer && (
        <Td>
          <AppLink href={`/customers/${customer.id}`} className={ROW_LINK}>
            {customer.name}
          </AppLink>
        </Td>
      )}
      <Td kind="money" className="font-semibold">
        <MoneyText value={amount} />
      </Td>
      <Td kind="money">
        <MoneyText value={expected} />
      </Td>
      <Td>
        <div className="flex items-center justify-between gap-4">
          <ul>
            {drivers.map((driver) => (
              <li key={`${driver.product} ${driver.region} ${driver.mode}`}>
                <DriverWords driver={driver} currency={currency} />
              </li>
            ))}
            {dismissed && (
              <li className="text-ink-2">
                {t("explained", {
                  by: dismissed.by,
                  at: formatInstant(dismissed.at, { zone: BILLING_ZONE, locale }),
                  reason: dismissed.reason,
                })}
              </li>
            )}
          </ul>
          {dismiss && !dismissed && (
            <DismissAnomaly {...{ customer, day, amount, expected, currency }} action={dismiss} />
          )}
        </div>
      </Td>
    </Tr>
  );
}

function DriverWords({ driver, currency }: { readonly driver: Driver; readonly currency: string }) {
  const [t, mode] = [useTranslations("outlook.anomaly"), useTranslations("catalogue.mode")];
  const locale = useLocale();
  const difference = minus(driver.amount, driver.expected);
  const facts = {
    product: driver.product,
    region: driver.region,
    mode: mode(driver.mode),
    share: driver.share,
    difference: `${difference > 0n ? "+" : ""}${formatMoney(difference, locale)}`,
    currency,
  };
  return t(driver.region === "" ? "driverAnywhere" : "driver", facts);
}
