import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthorisedSign } from "@/components/access/authorised-sign";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { RecallTick } from "@/components/access/recall-tick";
import { AssignBatch } from "@/components/assignment/assign-batch";
import { BudgetBatch } from "@/components/budget/budget-batch";
import { BudgetMeter } from "@/components/budget/budget-meter";
import { CustomerFilters } from "@/components/customer/customer-filters";
import { CustomerTable } from "@/components/customer/customer-table";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { RestrictionBadge } from "@/components/restriction/restriction-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SelectionProvider } from "@/components/ui/selection";
import { SelectionBar } from "@/components/ui/selection-bar";
import { Tabs } from "@/components/ui/tabs";
import { requirePermit } from "@/lib/auth/session";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import { CUSTOMER_TABS, CustomerListQuery, customerListHref } from "@/lib/contracts/customer-list";
import type { CustomerPage, CustomerStanding } from "@/lib/contracts/customer-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listAccountManagers } from "@/lib/data/assignment/list-account-managers";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { issuePermit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { isExhausted, shownUsage, usedOf } from "@/lib/domain/budget/budget";
import { UNDELEGATED } from "@/lib/domain/delegation/authority";
import { ZERO } from "@/lib/domain/money/money";
import { assignCustomersAction } from "../../../(account)/organization/assignment/actions";
import { setBudgetsAction } from "../actions";
import { budgetHolderOf } from "../budget-holder";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customer"))("title") };
}

export default async function CustomersPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("customer.read");
  const query = CustomerListQuery.parse(await queryRecord(searchParams));
  const at = new Date();
  const assigning = issuePermit(permit.actor, "assignment.read");
  const [page, resellers, managers, t] = await Promise.all([
    listCustomers(permit, query, at),
    listCustomerResellers(permit),
    assigning ? listAccountManagers(assigning) : [],
    getTranslations("customer"),
  ]);
  const { actor } = permit;
  const isDistributor = actor.company.kind === "distributor";
  // Of a distributor's customers each row says who holds it; a reseller sets budgets once it is granted that.
  const holder = await budgetHolderOf(actor, at);
  const maySet = holder === actor.company.kind && issuePermit(actor, "budget.set") !== null;
  const { rows, counts } = page;
  const isNarrowed = narrowedTo(actor) !== null;
  return (
    <>
      <PageHeader
        title={t("title")}
        count={t("count", { count: counts.matched })}
        answer={t("answer", counts)}
        stamp={<AsOfStamp asOf={at} provisionalDays={2} />}
        actions={
          maySet && (
            <LinkButton href="/customers/budgets" size="sm">
              {(await getTranslations("budget"))("sheet.open")}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-4">
        {isNarrowed && <NarrowedNote />}
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
        <CustomerFilters
          query={query}
          resellers={resellers}
          managers={isNarrowed ? [] : managers}
          withAuthority={isDistributor}
        />
        {rows.length === 0 ? (
          <NoCustomers query={query} isDistributor={isDistributor} isNarrowed={isNarrowed} />
        ) : (
          <Listing
            page={page}
            query={query}
            isDistributor={isDistributor}
            maySet={maySet}
            mayRecall={issuePermit(actor, "delegation.recall") !== null}
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

type ListingProps = {
  readonly page: CustomerPage;
  readonly query: CustomerListQuery;
  readonly isDistributor: boolean;
  readonly maySet: boolean;
  readonly mayRecall: boolean;
  /** Who can be given customers; null where the viewer assigns none. */
  readonly assignable: readonly AccountManager[] | null;
};

function Listing({ page: { rows, authorities, managers }, query, isDistributor, ...may }: ListingProps) {
  const { maySet, mayRecall, assignable } = may;
  const currency = rows[0]?.currency ?? "";
  // Another page is another selection.
  const page = customerListHref(query, { after: query.after, before: query.before });
  return (
    <SelectionProvider key={page}>
      <CustomerTable
        rows={rows}
        query={query}
        currency={currency}
        withReseller={isDistributor && query.tab !== "own"}
        selectable={maySet || assignable !== null}
        managers={managers}
        signs={(customer) => ({
          ...signsOf(customer),
          authority: customer.reseller && <AuthorisedSign authority={authorities.get(customer.id) ?? UNDELEGATED} />,
        })}
      />
      <SelectionBar>
        {maySet && (
          <BudgetBatch
            customers={rows.map(({ id, name, budget }) => ({ id, name, version: budget?.version ?? 0 }))}
            currency={currency}
            recall={mayRecall && <RecallTick id="batch-recall" reseller={null} withReason />}
            action={setBudgetsAction}
          />
        )}
        {assignable && (
          <AssignBatch
            kind="customer"
            subjects={rows.map(({ id, name }) => ({ id, name, manager: managers.get(id)?.name ?? null }))}
            managers={assignable}
            action={assignCustomersAction}
          />
        )}
      </SelectionBar>
    </SelectionProvider>
  );
}

function signsOf({ budget, counted, reserved, freezeLevel, blockOrigins, freezeOrigins }: CustomerStanding) {
  const used = shownUsage(counted);
  return {
    meter: <BudgetMeter used={used} reserved={reserved} amount={budget?.amount ?? ZERO} size="sm" />,
    restriction: (
      <RestrictionBadge
        level={freezeLevel ?? "none"}
        payPerUseBlocked={blockOrigins.length > 0}
        origins={[...freezeOrigins, ...blockOrigins]}
        exhausted={budget !== null && isExhausted(budget.amount, usedOf({ counted, reserved }))}
      />
    ),
  };
}

type NoCustomersProps = {
  readonly query: CustomerListQuery;
  readonly isDistributor: boolean;
  readonly isNarrowed: boolean;
};

async function NoCustomers({ query, isDistributor, isNarrowed }: NoCustomersProps) {
  const t = await getTranslations("customer.empty");
  const filtered = customerListHref(query, { tab: "all", sort: "name", order: null, contacts: null }) !== "/customers";
  if (filtered) {
    return (
      <EmptyState title={t("title")} actions={<LinkButton href="/customers">{t("clear")}</LinkButton>}>
        {t("hint")}
      </EmptyState>
    );
  }
  if (isNarrowed) return <EmptyState title={t("noneAssigned")}>{t("noneAssignedHint")}</EmptyState>;
  return (
    <EmptyState
      title={t("firstTitle")}
      actions={isDistributor && <LinkButton href="/deliveries">{t("toDeliveries")}</LinkButton>}
    >
      {isDistributor ? t("first") : t("reseller")}
    </EmptyState>
  );
}
