import { AuthorisedSign } from "@/components/access/authorised-sign";
import { RecallTick } from "@/components/access/recall-tick";
import { AssignBatch } from "@/components/assignment/assign-batch";
import { MoveLink } from "@/components/association/move-link";
import { BudgetBatch } from "@/components/budget/budget-batch";
import { BudgetMeter } from "@/components/budget/budget-meter";
import { CustomerTable } from "@/components/customer/customer-table";
import { RestrictionBadge } from "@/components/restriction/restriction-badge";
import { RestrictionBatch } from "@/components/restriction/restriction-batch";
import { SelectionProvider } from "@/components/ui/selection";
import { SelectionBar } from "@/components/ui/selection-bar";
import { TryPolicyLink } from "@/components/what-if/try-policy-link";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import { type CustomerListQuery, customerListHref } from "@/lib/contracts/customer-list";
import type { CustomerPage, CustomerStanding } from "@/lib/contracts/customer-view";
import { isExhausted, shownUsage, usedOf } from "@/lib/domain/budget/budget";
import { UNDELEGATED } from "@/lib/domain/delegation/authority";
import { ZERO } from "@/lib/domain/money/money";
import { assignCustomersAction } from "../../../(account)/organization/assignment/actions";
import { setBudgetsAction } from "../actions";
import { restrictCustomersAction } from "../restrictions/actions";

type May = {
  readonly maySet: boolean;
  readonly mayRestrict: boolean;
  readonly mayRequest: boolean;
  readonly mayRecall: boolean;
  readonly mayMove: boolean;
  readonly mayTry: boolean;
  /** Who can be given customers; null where the viewer assigns none. */
  readonly assignable: readonly AccountManager[] | null;
};

type ListingProps = May & {
  readonly page: CustomerPage;
  readonly query: CustomerListQuery;
  readonly isDistributor: boolean;
};

/** The rows of the list with what can be done to those ticked. */
export function Listing({ page: { rows, authorities, managers }, query, isDistributor, ...may }: ListingProps) {
  const { maySet, mayRestrict, mayMove, mayTry, assignable } = may;
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
        selectable={maySet || mayRestrict || mayMove || mayTry || assignable !== null}
        managers={managers}
        signs={(customer) => ({
          ...signsOf(customer),
          authority: customer.reseller && <AuthorisedSign authority={authorities.get(customer.id) ?? UNDELEGATED} />,
        })}
      />
      <ChosenActs rows={rows} managers={managers} currency={currency} {...may} />
    </SelectionProvider>
  );
}

type ChosenActsProps = May & Pick<CustomerPage, "rows" | "managers"> & { readonly currency: string };

function ChosenActs({ rows, managers, currency, ...may }: ChosenActsProps) {
  const { maySet, mayRestrict, mayRequest, mayRecall, mayMove, mayTry, assignable } = may;
  return (
    <SelectionBar>
      {maySet && (
        <BudgetBatch
          customers={rows.map(({ id, name, budget }) => ({ id, name, version: budget?.version ?? 0 }))}
          currency={currency}
          recall={mayRecall && <RecallTick id="batch-recall" reseller={null} withReason />}
          action={setBudgetsAction}
        />
      )}
      {mayRestrict && (
        <RestrictionBatch
          customers={rows.map(({ id, name }) => ({ id, name }))}
          mayRequest={mayRequest}
          recall={mayRecall && <RecallTick id="restriction-recall" reseller={null} withReason={false} />}
          action={restrictCustomersAction}
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
      {mayTry && <TryPolicyLink />}
      {mayMove && <MoveLink />}
    </SelectionBar>
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
