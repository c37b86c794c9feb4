import { useTranslations } from "next-intl";
import type { QuotaCustomer } from "@/lib/contracts/delegation-view";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { SelectAll, SelectRow } from "../ui/selection-cells";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { PermissionList } from "./permission-list";

type TakeTableProps = {
  readonly caption: string;
  readonly customers: readonly QuotaCustomer[];
  readonly currency: string;
  /** Inside a SelectionProvider. */
  readonly selectable: boolean;
};

/** What each customer takes of the pools: the greater of its budget and its usage, spent parts that stay included. */
export function TakeTable({ caption, customers, currency, selectable }: TakeTableProps) {
  const t = useTranslations("delegation");
  if (customers.length === 0) return <p className="text-ink-2">{t("table.noCustomers")}</p>;
  return (
    <Table caption={caption} minWidth="52rem">
      <thead>
        <tr>
          {selectable && (
            <Th className="w-8">
              <SelectAll ids={customers.map(({ id }) => id)} />
            </Th>
          )}
          <Th>{t("table.customer")}</Th>
          <Th>{t("table.kind")}</Th>
          <Th kind="money" currency={currency}>
            {t("table.budget")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("pool.used")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("pool.taken")}
          </Th>
          <Th>{t("table.recalled")}</Th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <CustomerRows key={customer.id} customer={customer} selectable={selectable} />
        ))}
      </tbody>
    </Table>
  );
}

type CustomerRowsProps = { readonly customer: QuotaCustomer; readonly selectable: boolean };

/** One row a kind it takes of; one that takes nothing has a row of its own. */
function CustomerRows({ customer: { id, name, takes, recalled }, selectable }: CustomerRowsProps) {
  const t = useTranslations("delegation");
  const taken = QUOTA_KINDS.flatMap((kind) => (takes[kind] === null ? [] : [{ kind, take: takes[kind] }]));
  const rows = taken.length > 0 ? taken : [{ kind: null, take: null }];
  return rows.map(({ kind, take }, index) => (
    <Tr key={kind ?? "nothing"}>
      {selectable && <Td>{index === 0 && <SelectRow id={id} name={name} />}</Td>}
      <Td className="max-w-72 truncate font-semibold">
        {index === 0 && (
          <AppLink href={`/customers/${id}`} className={ROW_LINK}>
            {name}
          </AppLink>
        )}
      </Td>
      <Td className="whitespace-nowrap">{kind ? t(`kind.${kind}`) : "–"}</Td>
      <TakeFigures take={take} />
      <Td>{index === 0 && recalled.length > 0 && <PermissionList permissions={recalled} />}</Td>
    </Tr>
  ));
}

function TakeFigures({ take }: { readonly take: QuotaCustomer["takes"]["monthly"] }) {
  return (["allocated", "used", "taken"] as const).map((figure) => (
    <Td key={figure} kind="money">
      {take ? <MoneyText value={take[figure]} /> : "–"}
    </Td>
  ));
}
