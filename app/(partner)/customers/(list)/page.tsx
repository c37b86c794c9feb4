import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { CustomerFilters } from "@/components/customer/customer-filters";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ExportButton } from "@/components/export/export-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { requirePermit } from "@/lib/auth/session";
import { CUSTOMER_TABS, CustomerListQuery, customerListHref } from "@/lib/contracts/customer-list";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { listCustomers } from "@/lib/data/customer/list-customers";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { mayExport } from "@/lib/domain/export/decide-export";
import { accountManagersOf } from "../../../account-managers";
import { requestExportAction } from "../../../export-action";
import { PageViews } from "../../../page-views";
import { budgetHolderOf } from "../budget-holder";
import { Listing } from "./listing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customer"))("title") };
}

export default async function CustomersPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("customer.read");
  const asked = await queryRecord(searchParams, ["frozen"]);
  const query = CustomerListQuery.parse(asked);
  const at = new Date();
  const [page, resellers, managers, t] = await Promise.all([
    listCustomers(permit, query, at),
    listCustomerResellers(permit),
    accountManagersOf(permit.actor),
    getTranslations("customer"),
  ]);
  const { actor } = permit;
  const isDistributor = actor.company.kind === "distributor";
  // Of a distributor's customers each row says who holds it; a reseller sets budgets once it is granted that.
  const holder = await budgetHolderOf(actor, at);
  const may = {
    maySet: holder === actor.company.kind && issuePermit(actor, "budget.set") !== null,
    mayRestrict: issuePermit(actor, "restriction.batch") !== null,
  };
  const { rows, counts } = page;
  return (
    <>
      <PageHeader
        title={t("title")}
        count={t("count", { count: counts.matched })}
        answer={t("answer", counts)}
        stamp={<AsOfStamp asOf={at} provisionalDays={2} />}
        actions={<Sheets {...may} taken={mayExport(actor, "customers") ? query : null} />}
      />
      <div className="flex flex-col gap-4">
        <NarrowedNote actor={actor} />
        {isDistributor && (
          <Tabs
            label={t("tabs.label")}
            items={CUSTOMER_TABS.map((tab) => ({
              href: customerListHref(query, { tab, reseller: null }),
              label: t(`tabs.${tab}`),
              current: query.tab === tab,
            }))}
          />
        )}
        <PageViews path="/customers" query={asked} />
        <CustomerFilters {...{ query, resellers, managers }} withAuthority={isDistributor} />
        {rows.length === 0 ? (
          <NoCustomers query={query} actor={actor} />
        ) : (
          <Listing
            page={page}
            query={query}
            isDistributor={isDistributor}
            {...may}
            mayRequest={issuePermit(actor, "request.create") !== null}
            mayRecall={issuePermit(actor, "delegation.recall") !== null}
            mayTry={issuePermit(actor, "budget.read") !== null}
            mayMove={issuePermit(actor, "customer.move") !== null}
            assignable={issuePermit(actor, "customer.assign") && managers}
          />
        )}
        <Pager
          previousHref={page.before && customerListHref(query, { before: page.before })}
          nextHref={page.after && customerListHref(query, { after: page.after })}
          summary={rows.length > 0 ? t("pager", { shown: rows.length, count: counts.matched }) : undefined}
        />
      </div>
    </>
  );
}

type SheetsProps = {
  readonly maySet: boolean;
  readonly mayRestrict: boolean;
  /** What of the list can be taken away; null: nothing. */
  readonly taken: CustomerListQuery | null;
};

/** What can be done to many customers from a file, and the list as one. */
async function Sheets({ maySet, mayRestrict, taken }: SheetsProps) {
  const [budget, restriction] = await Promise.all([getTranslations("budget"), getTranslations("restriction")]);
  return (
    <>
      {maySet && (
        <LinkButton href="/customers/budgets" size="sm">
          {budget("sheet.open")}
        </LinkButton>
      )}
      {mayRestrict && (
        <LinkButton href="/customers/restrictions" size="sm">
          {restriction("sheet.open")}
        </LinkButton>
      )}
      {taken && <ExportButton action={requestExportAction} kinds={["customers"]} query={taken} />}
    </>
  );
}

type NoCustomersProps = { readonly query: CustomerListQuery; readonly actor: Actor };

async function NoCustomers({ query, actor }: NoCustomersProps) {
  const t = await getTranslations("customer.empty");
  const filtered = customerListHref(query, { tab: "all", sort: "name", order: null, contacts: null }) !== "/customers";
  if (filtered) {
    return (
      <EmptyState title={t("title")} actions={<LinkButton href="/customers">{t("clear")}</LinkButton>}>
        {t("hint")}
      </EmptyState>
    );
  }
  const isDistributor = actor.company.kind === "distributor";
  if (narrowedTo(actor) !== null) return <EmptyState title={t("noneAssigned")}>{t("noneAssignedHint")}</EmptyState>;
  return (
    <EmptyState
      title={t("firstTitle")}
      actions={
        isDistributor && (
          <>
            <LinkButton href="/deliveries">{t("toDeliveries")}</LinkButton>
            {issuePermit(actor, "base.bring-over") && (
              <LinkButton href="/organization/bring-over">{t("toBringOver")}</LinkButton>
            )}
          </>
        )
      }
    >
      {isDistributor ? t("first") : t("reseller")}
    </EmptyState>
  );
}
