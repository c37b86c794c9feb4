import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GrantBatch } from "@/components/delegation/grant-batch";
import { PermissionList } from "@/components/delegation/permission-list";
import { QuotaMeter } from "@/components/delegation/quota-meter";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ResellerForm } from "@/components/reseller/reseller-form";
import { StateBadge } from "@/components/reseller/state-badge";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { MoneyText } from "@/components/ui/money-text";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SelectionProvider } from "@/components/ui/selection";
import { SelectAll, SelectRow } from "@/components/ui/selection-cells";
import { SidePanel } from "@/components/ui/side-panel";
import { Table, Td, Tr } from "@/components/ui/table";
import { Th } from "@/components/ui/th";
import { requirePermit } from "@/lib/auth/session";
import { ResellerListQuery } from "@/lib/contracts/organization";
import {
  type ListedReseller,
  listResellers,
  type ResellerCursor,
  type ResellerPage,
} from "@/lib/data/company/list-resellers";
import { issuePermit } from "@/lib/domain/access/permit";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { createResellerAction, grantDelegationsAction } from "./actions";

type PageProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reseller"))("title") };
}

export default async function ResellersPage({ searchParams }: PageProps) {
  const permit = await requirePermit("reseller.read");
  const query = ResellerListQuery.parse({ search: null, after: null, before: null, ...(await searchParams) });
  const t = await getTranslations("reseller");
  const at = new Date();
  const page = await listResellers(permit, { search: query.search, at, cursor: cursorOf(query) });
  const frozen = page.rows.reduce((total, { frozenCustomers }) => total + frozenCustomers, 0);
  const mayCreate = issuePermit(permit.actor, "reseller.create") !== null;
  return (
    <div>
      <PageHeader
        title={t("title")}
        answer={page.rows.length > 0 && t("answer", { count: page.rows.length, frozen })}
        stamp={page.rows.length > 0 && <AsOfStamp asOf={at} provisionalDays={2} />}
        actions={
          mayCreate && (
            <SidePanel trigger={t("add")} triggerVariant="primary" title={t("addTitle")}>
              <ResellerForm action={createResellerAction} />
            </SidePanel>
          )
        }
      />
      <FilterBar
        action="/resellers"
        label={t("search")}
        search={{ name: "search", label: t("search"), value: query.search ?? "" }}
        filters={[]}
        clearHref={query.search === null ? null : "/resellers"}
      />
      <div className="pt-4">
        {page.rows.length === 0 ? (
          <NoResellers isSearch={query.search !== null} />
        ) : (
          <Listing page={page} query={query} mayGrant={issuePermit(permit.actor, "delegation.grant") !== null} />
        )}
      </div>
    </div>
  );
}

async function NoResellers({ isSearch }: { readonly isSearch: boolean }) {
  const t = await getTranslations("reseller");
  return <EmptyState title={t(isSearch ? "noMatch" : "empty")}>{t(isSearch ? "noMatchNext" : "emptyNext")}</EmptyState>;
}

type ListingProps = { readonly page: ResellerPage; readonly query: ResellerListQuery; readonly mayGrant: boolean };

function Listing({ page: { rows, currency, ...page }, query, mayGrant }: ListingProps) {
  return (
    // Another page is another selection.
    <SelectionProvider key={`${query.search} ${query.after} ${query.before}`}>
      <ResellerTable rows={rows} currency={currency} selectable={mayGrant} />
      <Pager
        previousHref={page.hasPrevious ? hrefOf(query.search, "before", rows[0]) : null}
        nextHref={page.hasNext ? hrefOf(query.search, "after", rows.at(-1)) : null}
      />
      {mayGrant && (
        <GrantBatch
          resellers={rows.map(({ id, grant }) => ({ id, version: grant.version }))}
          currency={currency}
          action={grantDelegationsAction}
        />
      )}
    </SelectionProvider>
  );
}

type ResellerTableProps = {
  readonly rows: readonly ListedReseller[];
  readonly currency: string;
  /** Inside a SelectionProvider. */
  readonly selectable: boolean;
};

async function ResellerTable({ rows, currency, selectable }: ResellerTableProps) {
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
        <AppLink href={`/resellers/${row.id}`} className={`${TEXT_LINK} font-semibold`}>
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
      <Td className="max-w-56">
        <PermissionList permissions={row.grant.permissions} />
      </Td>
      <Td className="w-64">
        {kinds.length === 0 && "–"}
        <div className="flex flex-col gap-2 py-0.5">
          {kinds.map((kind) => (
            <QuotaMeter key={kind} kind={kind} pool={row.pools[kind]} size="sm" />
          ))}
        </div>
      </Td>
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

function cursorOf({ after, before }: ResellerListQuery): ResellerCursor | null {
  const given = after ?? before;
  if (given === null) return null;
  const [id = "", ...name] = given.split("_");
  return { id, name: name.join("_"), direction: after === null ? "before" : "after" };
}

function hrefOf(search: string | null, direction: "after" | "before", row: ListedReseller | undefined): string {
  const query = new URLSearchParams(search === null ? {} : { search });
  if (row) query.set(direction, `${row.id}_${row.name}`);
  return `/resellers?${query}`;
}
