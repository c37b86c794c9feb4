import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { AssignBatch } from "@/components/assignment/assign-batch";
import { GrantBatch } from "@/components/delegation/grant-batch";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ResellerForm } from "@/components/reseller/reseller-form";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SelectionProvider } from "@/components/ui/selection";
import { SelectionBar } from "@/components/ui/selection-bar";
import { SidePanel } from "@/components/ui/side-panel";
import { requirePermit } from "@/lib/auth/session";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import { ResellerListQuery } from "@/lib/contracts/organization";
import {
  type ListedReseller,
  listResellers,
  type ResellerCursor,
  type ResellerPage,
} from "@/lib/data/company/list-resellers";
import { issuePermit } from "@/lib/domain/access/permit";
import { assignResellersAction } from "../../(account)/organization/assignment/actions";
import { accountManagersOf } from "../../account-managers";
import { createResellerAction, grantDelegationsAction } from "./actions";
import { ResellerTable } from "./reseller-table";

type PageProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reseller"))("title") };
}

export default async function ResellersPage({ searchParams }: PageProps) {
  const permit = await requirePermit("reseller.read");
  const query = ResellerListQuery.parse({ search: null, after: null, before: null, ...(await searchParams) });
  const t = await getTranslations("reseller");
  const at = new Date();
  const managers = await accountManagersOf(permit.actor);
  const page = await listResellers(permit, {
    search: query.search,
    manager: query.manager,
    at,
    cursor: cursorOf(query),
  });
  const frozen = page.rows.reduce((total, { frozenCustomers }) => total + frozenCustomers, 0);
  const isFiltered = [query.search, query.manager].some((value) => value !== null);
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
        filters={managers.length > 0 ? [byManager(t, managers, query.manager)] : []}
        clearHref={isFiltered ? "/resellers" : null}
      />
      <div className="flex flex-col gap-4 pt-4">
        <NarrowedNote actor={permit.actor} />
        {page.rows.length === 0 ? (
          <NoResellers isSearch={isFiltered} />
        ) : (
          <Listing
            page={page}
            query={query}
            mayGrant={issuePermit(permit.actor, "delegation.grant") !== null}
            assignable={issuePermit(permit.actor, "reseller.assign") && managers}
          />
        )}
      </div>
    </div>
  );
}

function byManager(
  t: Awaited<ReturnType<typeof getTranslations<"reseller">>>,
  managers: readonly AccountManager[],
  value: string | null,
) {
  const options = managers.map(({ memberId, name }) => ({ value: memberId, label: name }));
  return {
    name: "manager",
    label: t("managerFilter"),
    value: value ?? "",
    options: [{ value: "", label: t("anyManager") }, { value: "none", label: t("noManager") }, ...options],
  };
}

async function NoResellers({ isSearch }: { readonly isSearch: boolean }) {
  const t = await getTranslations("reseller");
  return <EmptyState title={t(isSearch ? "noMatch" : "empty")}>{t(isSearch ? "noMatchNext" : "emptyNext")}</EmptyState>;
}

type ListingProps = {
  readonly page: ResellerPage;
  readonly query: ResellerListQuery;
  readonly mayGrant: boolean;
  /** Who can be given resellers; null where the viewer assigns none. */
  readonly assignable: readonly AccountManager[] | null;
};

function Listing({ page: { rows, currency, ...page }, query, mayGrant, assignable }: ListingProps) {
  return (
    // Another page is another selection.
    <SelectionProvider key={`${query.search} ${query.manager} ${query.after} ${query.before}`}>
      <ResellerTable rows={rows} currency={currency} selectable={mayGrant || assignable !== null} />
      <Pager
        previousHref={page.hasPrevious ? hrefOf(query, "before", rows[0]) : null}
        nextHref={page.hasNext ? hrefOf(query, "after", rows.at(-1)) : null}
      />
      <SelectionBar>
        {mayGrant && (
          <GrantBatch
            resellers={rows.map(({ id, grant }) => ({ id, version: grant.version }))}
            currency={currency}
            action={grantDelegationsAction}
          />
        )}
        {assignable && (
          <AssignBatch
            kind="reseller"
            subjects={rows.map(({ id, name, manager }) => ({ id, name, manager: manager?.name ?? null }))}
            managers={assignable}
            action={assignResellersAction}
          />
        )}
      </SelectionBar>
    </SelectionProvider>
  );
}

function cursorOf({ after, before }: ResellerListQuery): ResellerCursor | null {
  const given = after ?? before;
  if (given === null) return null;
  const [id = "", ...name] = given.split("_");
  return { id, name: name.join("_"), direction: after === null ? "before" : "after" };
}

function hrefOf(
  { search, manager }: ResellerListQuery,
  direction: "after" | "before",
  row: ListedReseller | undefined,
): string {
  const query = new URLSearchParams({
    ...(search === null ? {} : { search }),
    ...(manager === null ? {} : { manager }),
  });
  if (row) query.set(direction, `${row.id}_${row.name}`);
  return `/resellers?${query}`;
}
