import { useLocale, useTranslations } from "next-intl";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { classNames } from "../ui/class-names";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { ResourceBadge, ResourceFate } from "./resource-status";

type ResourceTableProps = {
  readonly rows: readonly ResourceLine[];
  /** Where a resource stands, before its id. */
  readonly path: string;
  readonly currency: string;
  readonly withCustomer: boolean;
};

export function ResourceTable({ rows, path, currency, withCustomer }: ResourceTableProps) {
  const t = useTranslations("resource");
  // What is paid by use has no end.
  const withEnd = rows.some(({ expiresAt }) => expiresAt !== null);
  return (
    <Table caption={t("caption")} minWidth={withCustomer ? "62rem" : "52rem"}>
      <thead>
        <tr>
          <Th>{t("head.name")}</Th>
          <Th>{t("head.status")}</Th>
          {withCustomer && <Th>{t("head.customer")}</Th>}
          <Th>{t("head.region")}</Th>
          <Th>{t("head.quantity")}</Th>
          {withEnd && <Th>{t("head.until")}</Th>}
          <Th kind="money" currency={currency}>
            {t("head.price")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((resource) => (
          <ResourceRow key={resource.id} {...{ resource, path, withCustomer, withEnd }} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Pick<ResourceTableProps, "path" | "withCustomer"> & {
  readonly resource: ResourceLine;
  readonly withEnd: boolean;
};

function ResourceRow({ resource, path, withCustomer, withEnd }: RowProps) {
  const t = useTranslations("resource");
  const catalogue = useTranslations("catalogue");
  const locale = useLocale();
  const { id, name, service, specification, mode, customer, regionName, quantity, unit, expiresAt, price, period } =
    resource;
  const alarm = resource.isDue && "text-s100-ink";
  return (
    <Tr>
      <Td className="max-w-72">
        <AppLink href={`${path}/${id}`} className={`block truncate ${ROW_LINK}`}>
          {name}
        </AppLink>
        <span className="block truncate text-xs text-ink-2">
          {t("line", { service, specification, mode: catalogue(`mode.${mode}`) })}
        </span>
      </Td>
      <Td className="whitespace-nowrap">
        <ResourceBadge status={resource.status} />
        <span
          className={classNames(
            "figures block text-xs text-ink-2 empty:hidden max-sm:max-w-24 max-sm:whitespace-normal",
            alarm,
          )}
        >
          <ResourceFate {...resource} />
        </span>
      </Td>
      {withCustomer && (
        <Td className="max-w-56">
          <AppLink href={`/customers/${customer.id}/resources`} className="block truncate hover:underline">
            {customer.name}
          </AppLink>
        </Td>
      )}
      <Td className="whitespace-nowrap">{regionName}</Td>
      <Td className="figures whitespace-nowrap">{t("units", { quantity, unit })}</Td>
      {withEnd && (
        <Td className="figures whitespace-nowrap">
          {expiresAt ? formatDate(expiresAt, { zone: BILLING_ZONE, locale }) : "–"}
        </Td>
      )}
      <Td kind="money">
        {price === null ? "–" : formatPrice(price, locale)}
        <span className="block text-xs text-ink-2">
          {catalogue(`per.${period.unit}`, { unit, count: period.count })}
        </span>
      </Td>
    </Tr>
  );
}
