import { Eye, EyeOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type CustomerListQuery, type CustomerSort, customerListHref } from "@/lib/contracts/customer-list";
import type { CustomerPage, CustomerStanding } from "@/lib/contracts/customer-view";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { maskEmail, maskPhone } from "@/lib/format/mask";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { SelectAll, SelectRow } from "../ui/selection-cells";
import { Table, Td, Tr } from "../ui/table";
import { type Sort, Th } from "../ui/th";

type Signs = {
  readonly meter: ReactNode;
  readonly restriction: ReactNode;
  /** Which permissions the reseller holds; shown beside the reseller. */
  readonly authority: ReactNode;
};

type CustomerTableProps = {
  readonly rows: readonly CustomerStanding[];
  readonly query: CustomerListQuery;
  readonly currency: string;
  readonly withReseller: boolean;
  readonly selectable: boolean;
  /** Which of the viewer's colleagues look after each row. */
  readonly managers: CustomerPage["managers"];
  /** The signs of a row are other nouns' pictures; the page gives them. */
  readonly signs: (customer: CustomerStanding) => Signs;
};

export function CustomerTable(props: CustomerTableProps) {
  const { rows, query, currency, withReseller, selectable, managers, signs } = props;
  const t = useTranslations("customer.column");
  const shown = query.contacts === "shown";
  return (
    <Table caption={t("caption")} minWidth={withReseller ? "88rem" : "68rem"}>
      <thead>
        <tr>
          {selectable && (
            <Th className="w-8">
              <SelectAll ids={rows.map(({ id }) => id)} />
            </Th>
          )}
          <Th sort={sortOf(query, "name")}>{t("name")}</Th>
          <Th sort={sortOf(query, "use")} currency={currency}>
            {t("use")}
          </Th>
          <Th kind="money" sort={sortOf(query, "spent")} currency={currency}>
            {t("spent")}
          </Th>
          <Th className="max-sm:hidden">{t("restriction")}</Th>
          {withReseller && <Th>{t("reseller")}</Th>}
          {withReseller && <Th>{t("authority")}</Th>}
          <Th>{t("manager")}</Th>
          <Th>
            {t("contact")}
            <AppLink
              href={customerListHref(query, {
                contacts: shown ? null : "shown",
                after: query.after,
                before: query.before,
              })}
              scroll={false}
              aria-label={shown ? t("hideContacts") : t("showContacts")}
              title={shown ? t("hideContacts") : t("showContacts")}
              className="-my-1 ml-1 inline-flex size-6 items-center justify-center rounded-sm hover:bg-hover pointer-coarse:size-11"
            >
              {shown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
            </AppLink>
          </Th>
          <Th kind="figure" sort={sortOf(query, "associated")}>
            {t("associated")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CustomerRow
            key={row.id}
            row={row}
            contacts={shown}
            manager={managers.get(row.id)?.name ?? null}
            {...{ withReseller, selectable, ...signs(row) }}
          />
        ))}
      </tbody>
    </Table>
  );
}

type CustomerRowProps = Pick<CustomerTableProps, "withReseller" | "selectable"> & {
  readonly row: CustomerStanding;
  readonly contacts: boolean;
  /** Null: nobody looks after it. */
  readonly manager: string | null;
} & Signs;

function CustomerRow({ row, contacts, manager, withReseller, selectable, ...signs }: CustomerRowProps) {
  const { meter, restriction, authority } = signs;
  const t = useTranslations("customer.column");
  const locale = useLocale();
  const { id, name, accountName, reseller, email, phone, spent, associatedAt } = row;
  return (
    <Tr>
      {selectable && (
        <Td>
          <SelectRow id={id} name={name} />
        </Td>
      )}
      <Td className="max-w-56 max-sm:w-32 max-sm:max-w-32">
        <AppLink href={`/customers/${id}`} className={`block truncate max-sm:whitespace-normal ${ROW_LINK}`}>
          {name}
        </AppLink>
        <span className="block truncate font-mono text-xs text-ink-3">{accountName}</span>
        {/* On phones what is in sight without scrolling must say who is restricted. */}
        <span className="block not-has-[svg]:hidden sm:hidden [&_span]:h-auto [&_span]:whitespace-normal">
          {restriction}
        </span>
      </Td>
      <Td className="w-52 max-sm:w-36">{meter}</Td>
      <Td kind="money">
        <MoneyText value={spent} />
      </Td>
      <Td className="max-sm:hidden">{restriction}</Td>
      {withReseller && (
        <Td className="max-w-44 min-w-36">
          {reseller ? reseller.name : <span className="text-ink-3">{t("ownCustomer")}</span>}
        </Td>
      )}
      {withReseller && <Td>{authority}</Td>}
      <Td className="max-w-32 truncate">{manager ?? <span className="text-ink-3">–</span>}</Td>
      <Td className="max-w-40 text-xs text-ink-2">
        <span className="block truncate">{email ? (contacts ? email : maskEmail(email)) : "–"}</span>
        {phone && <span className="figures block">{contacts ? phone : maskPhone(phone)}</span>}
      </Td>
      <Td kind="figure">
        <time dateTime={associatedAt.toISOString()}>{formatDate(associatedAt, { zone: BILLING_ZONE, locale })}</time>
      </Td>
    </Tr>
  );
}

const USUALLY_UP: readonly CustomerSort[] = ["name"];

function sortOf(query: CustomerListQuery, sort: CustomerSort): Sort {
  const usual = USUALLY_UP.includes(sort) ? "up" : "down";
  const current = query.sort === sort ? (query.order ?? usual) : null;
  const next = current === null ? usual : current === "up" ? "down" : "up";
  return {
    href: customerListHref(query, { sort, order: next === usual ? null : next }),
    direction: current === null ? null : current === "up" ? "ascending" : "descending",
  };
}
