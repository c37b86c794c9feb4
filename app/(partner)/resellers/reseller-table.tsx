import { getTranslations } from "next-intl/server";
import { PermissionList } from "@/components/delegation/permission-list";
import { QuotaMeter } from "@/components/delegation/quota-meter";
import { StateBadge } from "@/components/reseller/state-badge";
import { AppLink, ROW_LINK } from "@/components/ui/app-link";
import { Badge } from "@/components/ui/badge";
import { MoneyText } from "@/components/ui/money-text";
import { SelectAll, SelectRow } from "@/components/ui/selection-cells";
import { Table, Td, Tr } from "@/components/ui/table";
import { Th } from "@/components/ui/th";
import type { ListedReseller } from "@/lib/data/company/list-resellers";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";

type ResellerTableProps = {
  readonly rows: readonly ListedReseller[];
  readonly currency: string;
  /** Inside a SelectionProvider. */
  readonly selectable: boolean;
};

export async function ResellerTable({ rows, currency, selectable }: ResellerTableProps) {
  const [t, delegation] = [await getTranslations("reseller"), await getTranslations("delegation.list")];
  return (
    <Table caption={t("title")} minWidth="72rem">
      <thead>
        <tr>
          {selectable && (
            <Th className="w-8">
              <SelectAll ids={rows.map(({ id }) => id)} />
            </Th>
          )}
          <Th>{t("name")}</Th>
          <Th kind="figure">{t("customers")}</Th>
          <Th kind="money" currency={currency}>
            {t("budgets")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("spent")}
          </Th>
          <Th kind="figure">{t("frozen")}</Th>
          <Th>{delegation("permissions")}</Th>
          <Th currency={currency}>{delegation("quota")}</Th>
          <Th>{t("manager")}</Th>
          <Th>{t("stateLabel")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ResellerRow key={row.id} row={row} selectable={selectable} />
        ))}
      </tbody>
    </Table>
  );
}

async function ResellerRow({ row, selectable }: { readonly row: ListedReseller; readonly selectable: boolean }) {
  const t = await getTranslations("reseller");
  const kinds = QUOTA_KINDS.filter((kind) => row.pools[kind].quota !== null);
  return (
    <Tr>
      {selectable && (
        <Td>
          <SelectRow id={row.id} name={row.name} />
        </Td>
      )}
      <Td>
        <AppLink href={`/resellers/${row.id}`} className={ROW_LINK}>
          {row.name}
        </AppLink>
        <span className="block font-mono text-xs text-ink-3">{row.accountName}</span>
      </Td>
      <Td kind="figure">{row.customers}</Td>
      <Td kind="money">
        <MoneyText value={row.budgets} />
      </Td>
      <Td kind="money">
        <MoneyText value={row.spent} />
      </Td>
      <Td kind="figure">{row.frozenCustomers}</Td>
      <Td className="max-w-44">
        <PermissionList permissions={row.grant.permissions} />
      </Td>
      <Td className="w-52">
        {kinds.length === 0 && "–"}
        <div className="flex flex-col gap-2 py-0.5">
          {kinds.map((kind) => (
            <QuotaMeter key={kind} kind={kind} pool={row.pools[kind]} size="sm" />
          ))}
        </div>
      </Td>
      <Td className="max-w-32 truncate">{row.manager?.name ?? "–"}</Td>
      <Td>
        <StateBadge state={row.state} suspendedAt={row.suspendedAt} />
        {row.stoppedAt !== null && (
          <>
            {" "}
            <Badge tone="warn">{t("stopped")}</Badge>
          </>
        )}
      </Td>
    </Tr>
  );
}
