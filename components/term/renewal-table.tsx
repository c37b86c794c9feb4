import { useLocale, useTranslations } from "next-intl";
import type { RenewalAtRisk } from "@/lib/contracts/term-view";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type RenewalTableProps = {
  readonly renewals: readonly RenewalAtRisk[];
  readonly currency: string;
  /** A partner goes to the customer's budget, a customer to renewing by hand. */
  readonly isPartner: boolean;
};

/** Automatic renewals that were refused, or that will not fit; the first to expire first. */
export function RenewalTable({ renewals, currency, isPartner }: RenewalTableProps) {
  const t = useTranslations("term.risk");
  return (
    <Table caption={t("caption")} minWidth={isPartner ? "48rem" : "36rem"}>
      <thead>
        <tr>
          <Th>{t("resource")}</Th>
          {isPartner && <Th>{t("customer")}</Th>}
          <Th>{t("expires")}</Th>
          <Th>{t("why")}</Th>
          <Th kind="money" currency={currency}>
            {t("amount")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {renewals.map((renewal) => (
          <RenewalRow key={renewal.id} {...{ renewal, currency, isPartner }} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Omit<RenewalTableProps, "renewals"> & { readonly renewal: RenewalAtRisk };

function RenewalRow({ renewal, currency, isPartner }: RowProps) {
  const t = useTranslations("term.risk");
  const locale = useLocale();
  const why = useWhy(renewal);
  const { id, name, customer, expiresAt, amount } = renewal;
  const href = isPartner ? `/customers/${customer.id}/budget` : `/portal/resources/${id}/renew`;
  return (
    <Tr>
      <Td className="max-w-64">
        <AppLink href={href} className={`block truncate ${ROW_LINK}`}>
          {name}
        </AppLink>
        {/* On phones the reason is never out of sight. */}
        <span aria-hidden className="block text-xs text-ink-2 sm:hidden">
          {why}
        </span>
      </Td>
      {isPartner && (
        <Td className="max-w-56">
          <span className="block truncate">{customer.name}</span>
        </Td>
      )}
      <Td className="figures whitespace-nowrap">{formatInstant(expiresAt, { zone: BILLING_ZONE, locale })}</Td>
      <Td className="min-w-56">{why}</Td>
      <Td kind="money">{amount === null ? t("noAmount") : <MoneyText value={amount} currency={currency} />}</Td>
    </Tr>
  );
}

function useWhy({ state, reasons, graceEndsAt, amount }: RenewalAtRisk): string {
  const t = useTranslations("term.risk");
  const locale = useLocale();
  if (state === "ahead") return amount === null ? t("noPrice") : t("ahead");
  const known = reasons.map(({ code }) => t(`reason.${code.replace("purchase.", "") as Bar}`));
  const said = [...known, ...(amount === null ? [t("noPrice")] : [])].join(locale === "zh-CN" ? "、" : ", ");
  return t("refusedUntil", { reasons: said, date: formatInstant(graceEndsAt, { zone: BILLING_ZONE, locale }) });
}

type Code = RenewalAtRisk["reasons"][number]["code"];
type Bar = Code extends `purchase.${infer Name}` ? Name : never;
