import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthorisedSign } from "@/components/access/authorised-sign";
import { RecallTick } from "@/components/access/recall-tick";
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
import { Tabs } from "@/components/ui/tabs";
import { requirePermit } from "@/lib/auth/session";
import { CUSTOMER_TABS, CustomerListQuery, customerListHref } from "@/lib/contracts/customer-list";
import type { CustomerPage, CustomerStanding } from "@/lib/contracts/customer-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { issuePermit } from "@/lib/domain/access/permit";
import { isExhausted, shownUsage, usedOf } from "@/lib/domain/budget/budget";
import { UNDELEGATED } from "@/lib/domain/delegation/authority";
import { ZERO } from "@/lib/domain/money/money";
import { setBudgetsAction } from "../actions";
import { budgetHolderOf } from "../budget-holder";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customer"))("title") };
}

export default async function CustomersPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("customer.read");
  const query = CustomerListQuery.parse(await queryRecord(searchParams));
  const at = new Date();
  const [page, resellers, t] = await Promise.all([
    listCustomers(permit, query, at),
    listCustomerResellers(permit),
    getTranslations("customer"),
  ]);
  const { actor } = permit;
  const isDistributor = actor.company.kind === "distributor";
  // Of a distributor's customers each row says who holds it; a reseller sets budgets once it is granted that.
  const holder = await budgetHolderOf(actor, at);
  const maySet = holder === actor.company.kind && issuePermit(actor, "budget.set") !== null;
  const { rows, counts } = page;
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
        <CustomerFilters query={query} resellers={resellers} withAuthority={isDistributor} />
        {rows.length === 0 ? (
          <NoCustomers query={query} isDistributor={isDistributor} />
        ) : (
          <Listing
            page={page}
            query={query}
            isDistributor={isDistributor}
            maySet={maySet}
            mayRecall={issuePermit(actor, "delegation.recall") !== null}
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
};

function Listing({ page: { rows, authorities }, query, isDistributor, maySet, mayRecall }: ListingProps) {
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
        selectable={maySet}
        signs={(customer) => ({
          ...signsOf(customer),
          authority: customer.reseller && <AuthorisedSign authority={authorities.get(customer.id) ?? UNDELEGATED} />,
        })}
      />
      {maySet && (
        <BudgetBatch
          customers={rows.map(({ id, name, budget }) => ({ id, name, version: budget?.version ?? 0 }))}
          currency={currency}
          recall={mayRecall && <RecallTick id="batch-recall" reseller={null} withReason />}
          action={setBudgetsAction}
        />
      )}
    </SelectionProvider>
  );
}

function signsOf(customer: CustomerStanding) {
  const { budget, counted, reserved, freezeLevel, blockOrigins, freezeOrigins, isProtected } = customer;
  const used = shownUsage(counted);
  return {
    meter: <BudgetMeter used={used} reserved={reserved} amount={budget?.amount ?? ZERO} size="sm" />,
    restriction: (
      <RestrictionBadge
        level={freezeLevel ?? "none"}
        payPerUseBlocked={blockOrigins.length > 0}
        origins={[...freezeOrigins, ...blockOrigins]}
        exhausted={budget !== null && isExhausted(budget.amount, usedOf({ counted, reserved }))}
        isProtected={isProtected}
      />
    ),
  };
}

type NoCustomersProps = { readonly query: CustomerListQuery; readonly isDistributor: boolean };

async function NoCustomers({ query, isDistributor }: NoCustomersProps) {
  const t = await getTranslations("customer.empty");
  const filtered = customerListHref(query, { tab: "all", sort: "name", order: null, contacts: null }) !== "/customers";
  if (filtered) {
    return (
      <EmptyState title={t("title")} actions={<LinkButton href="/customers">{t("clear")}</LinkButton>}>
        {t("hint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("firstTitle")}
      actions={isDistributor && <LinkButton href="/deliveries">{t("toDeliveries")}</LinkButton>}
    >
      {isDistributor ? t("first") : t("reseller")}
    </EmptyState>
  );
}
