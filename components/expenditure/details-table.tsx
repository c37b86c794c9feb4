import { useLocale, useTranslations } from "next-intl";
import { detailsHref, type ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import type { ExpenditureCharge } from "@/lib/contracts/expenditure-view";
import { formatDay } from "@/lib/format/date";
import { AppLink, ROW_LINK, TEXT_LINK } from "../ui/app-link";
import { CopyId } from "../ui/copy-id";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type DetailsTableProps = {
  /** The list's own path. */
  readonly path: string;
  /** Where an order stands. */
  readonly orderPath: string;
  readonly query: ExpenditureDetailsQuery;
  readonly rows: readonly ExpenditureCharge[];
  readonly caption: string;
  readonly currency: string;
  /** The reader's own; else it is a partner that reads its customers'. */
  readonly isOwn: boolean;
};

export function DetailsTable({ path, orderPath, query, rows, caption, currency, isOwn }: DetailsTableProps) {
  const t = useTranslations("expenditure.details.head");
  return (
    <Table caption={caption} minWidth={isOwn ? "64rem" : "84rem"}>
      <thead>
        <tr>
          <Th>{t("day")}</Th>
          {!isOwn && <Th>{t("customer")}</Th>}
          <Th>{t("product")}</Th>
          <Th kind="money" currency={currency}>
            {t("listed")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("spent")}
          </Th>
          <Th>{t("bill")}</Th>
          <Th>{t("resource")}</Th>
          <Th>{t("payment")}</Th>
          {!isOwn && <Th>{t("manager")}</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((charge) => (
          <ChargeRow key={charge.id} {...{ path, orderPath, query, charge, currency, isOwn }} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Omit<DetailsTableProps, "rows" | "caption"> & { readonly charge: ExpenditureCharge };

function ChargeRow({ path, orderPath, query, charge, currency, isOwn }: RowProps) {
  const t = useTranslations("expenditure");
  const modes = useTranslations("catalogue.mode");
  const locale = useLocale();
  const { id, day, product, description, region, orderId, manager, mode, billType, listed, spent, payment } = charge;
  return (
    <Tr>
      <Td className="whitespace-nowrap">
        <span className="figures block">{formatDay(day, locale)}</span>
        {orderId === null ? (
          <span className="block w-28">
            <CopyId value={id} label={t("details.chargeId")} shortened="end" />
          </span>
        ) : (
          <AppLink href={`${orderPath}/${orderId}`} className={`text-xs ${TEXT_LINK}`}>
            {t("details.order", { end: orderId.slice(-8) })}
          </AppLink>
        )}
        {/* On phones the amount is never out of sight. */}
        <span aria-hidden className="block text-xs sm:hidden">
          <MoneyText value={spent} currency={currency} />
        </span>
      </Td>
      {!isOwn && <CustomerCell charge={charge} />}
      <Td className="max-w-64">
        <span className="block truncate">{product || t("details.unnamed")}</span>
        <span className="block truncate text-xs text-ink-2">{[description, region].filter(Boolean).join(" · ")}</span>
      </Td>
      <Td kind="money">
        <MoneyText value={listed} />
      </Td>
      <Td kind="money">
        <MoneyText value={spent} className="font-semibold" />
        {spent !== listed && <span className="block text-xs font-normal text-ink-2">{t("details.covered")}</span>}
      </Td>
      <Td className="whitespace-nowrap">
        {t(`billType.${billType}`)}
        <span className="block text-xs text-ink-2">{modes(mode)}</span>
      </Td>
      <ResourceCell {...{ path, query, charge }} />
      <Td className="whitespace-nowrap">{t(`payment.${payment}`)}</Td>
      {!isOwn && (
        <Td className="max-w-40 truncate">{manager ?? <span className="text-ink-3">{t("details.nobody")}</span>}</Td>
      )}
    </Tr>
  );
}

function CustomerCell({ charge: { customer, reseller, associationType } }: Pick<RowProps, "charge">) {
  const t = useTranslations("expenditure.details");
  return (
    <Td className="max-w-56">
      {customer.isPresent ? (
        <AppLink href={`/customers/${customer.id}`} className={`block truncate ${ROW_LINK}`}>
          {customer.name}
        </AppLink>
      ) : (
        <span className="block truncate">{customer.name}</span>
      )}
      <span className="block truncate text-xs text-ink-2">
        {`${customer.accountName} · ${associationType === "direct" ? t("direct") : (reseller ?? "")}`}
      </span>
    </Td>
  );
}

/** A resource's name leads to all its charges of the month. */
function ResourceCell({ path, query, charge: { resource, accountId } }: Pick<RowProps, "path" | "query" | "charge">) {
  const t = useTranslations("expenditure.details");
  return (
    <Td className="max-w-56">
      {resource && (
        <AppLink
          href={detailsHref(path, { month: query.month, amount: query.amount, resourceId: resource.id })}
          title={t("ofResource", { name: resource.name ?? resource.id })}
          className="block truncate hover:underline"
        >
          {resource.name ?? resource.id}
        </AppLink>
      )}
      <span className="block truncate font-mono text-xs text-ink-2">
        {resource && resource.name !== null && resource.name !== resource.id ? resource.id : accountId}
      </span>
    </Td>
  );
}
