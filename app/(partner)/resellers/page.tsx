import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ResellerForm } from "@/components/reseller/reseller-form";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { MoneyText } from "@/components/ui/money-text";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
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
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { createResellerAction } from "./actions";

type PageProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reseller"))("title") };
}

export default async function ResellersPage({ searchParams }: PageProps) {
  const permit = await requirePermit("reseller.read");
  const query = ResellerListQuery.parse({ search: null, after: null, before: null, ...(await searchParams) });
  const t = await getTranslations("reseller");
  const at = new Date();
  const month = billingMonthOf(at);
  const page = await listResellers(permit, { search: query.search, month, cursor: cursorOf(query) });
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
          <Listing page={page} query={query} />
        )}
      </div>
    </div>
  );
}

async function NoResellers({ isSearch }: { readonly isSearch: boolean }) {
  const t = await getTranslations("reseller");
  return <EmptyState title={t(isSearch ? "noMatch" : "empty")}>{t(isSearch ? "noMatchNext" : "emptyNext")}</EmptyState>;
}

function Listing({ page, query }: { readonly page: ResellerPage; readonly query: ResellerListQuery }) {
  return (
    <>
      <ResellerTable rows={page.rows} currency={page.currency} />
      <Pager
        previousHref={page.hasPrevious ? hrefOf(query.search, "before", page.rows[0]) : null}
        nextHref={page.hasNext ? hrefOf(query.search, "after", page.rows.at(-1)) : null}
      />
    </>
  );
}

type ResellerTableProps = { readonly rows: readonly ListedReseller[]; readonly currency: string };

async function ResellerTable({ rows, currency }: ResellerTableProps) {
  const t = await getTranslations("reseller");
  return (
    <Table caption={t("title")} minWidth="48rem">
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("account")}</Th>
          <Th kind="figure">{t("customers")}</Th>
          <Th kind="money" currency={currency}>
            {t("budgets")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("spent")}
          </Th>
          <Th kind="figure">{t("frozen")}</Th>
          <Th>{t("stateLabel")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="font-semibold">
              <AppLink href={`/resellers/${row.id}`} className={TEXT_LINK}>
                {row.name}
              </AppLink>
            </Td>
            <Td className="font-mono text-xs">{row.accountName}</Td>
            <Td kind="figure">{row.customers}</Td>
            <Td kind="money">
              <MoneyText value={row.budgets} />
            </Td>
            <Td kind="money">
              <MoneyText value={row.spent} />
            </Td>
            <Td kind="figure">{row.frozenCustomers}</Td>
            <Td>
              <Badge tone={row.state === "active" ? "neutral" : "warn"}>{t(`state.${row.state}`)}</Badge>
              {row.stoppedAt !== null && (
                <>
                  {" "}
                  <Badge tone="warn">{t("stopped")}</Badge>
                </>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
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
