import { isAccountName } from "../access/company";
import { decideRoles } from "../access/roles";
import type { BudgetPlan } from "../budget/decide-budget";
import type { NonEmpty } from "../decision";
import type { BaseField, BaseReason } from "./base-reasons";
import type { BaseAccount, BaseMember, BaseReseller, BaseRow } from "./base-row";
import { contactDiffers, decideBaseCustomer } from "./decide-customer";
import { memberKey, type Standing } from "./standing";

export type BaseDecision =
  /** `budget`: the customer's, as it will stand; null: none. */
  | { readonly status: "brings"; readonly budget: BudgetPlan | null }
  /** It is there already and stays as it is; what the file says otherwise is told. */
  | { readonly status: "stands"; readonly differs: readonly BaseField[] }
  | { readonly status: "refused"; readonly reasons: NonEmpty<BaseReason> };

/** What becomes of one row of a base: brought over, already there, or refused with every reason (G20). */
export function decideRow(row: BaseRow, standing: Standing): BaseDecision {
  const decision = undecided(row, standing);
  if (decision.status !== "refused") return decision;
  const [first, ...more] = decision.reasons;
  if (!first) throw new Error("a refusal has a reason");
  return { status: "refused", reasons: [first, ...more] };
}

type Refusable = Exclude<BaseDecision, { status: "refused" }> | { status: "refused"; reasons: readonly BaseReason[] };

function undecided(row: BaseRow, standing: Standing): Refusable {
  switch (row.record) {
    case "reseller":
      return decideReseller(row, standing);
    case "customer":
      return decideBaseCustomer(row, standing);
    case "account":
      return decideAccount(row, standing);
    case "member":
      return decideMember(row, standing);
  }
}

function brings(standing: Standing, ...reasons: readonly (BaseReason | null)[]): Refusable {
  const { suspended } = standing;
  const frozen: BaseReason | null = suspended.length > 0 ? { code: "company.suspended", companies: suspended } : null;
  const against = [frozen, ...reasons].filter((reason) => reason !== null);
  return against.length > 0 ? { status: "refused", reasons: against } : { status: "brings", budget: null };
}

function decideReseller(row: BaseReseller, standing: Standing): Refusable {
  const { accountName } = row;
  const known = standing.companies.get(accountName);
  if (known?.kind === "reseller") return { status: "stands", differs: contactDiffers(row, known) };
  return brings(
    standing,
    isAccountName(accountName) ? null : { code: "company.account-name-invalid" },
    known ? { code: "company.account-name-taken", accountName } : null,
  );
}

function decideAccount({ accountId, customer, fromDay }: BaseAccount, standing: Standing): Refusable {
  const mapping = standing.mappings.get(accountId);
  if (mapping?.customer === customer) {
    return { status: "stands", differs: mapping.fromDay === fromDay ? [] : ["from_day"] };
  }
  const known = standing.companies.get(customer);
  const isHere = known?.kind === "customer" && !known.hasLeft;
  return brings(
    standing,
    mapping ? { code: "base.account-elsewhere", customer: mapping.customer } : null,
    isHere ? null : { code: "base.customer-unknown", accountName: customer },
  );
}

function decideMember({ company, email, roles }: BaseMember, standing: Standing): Refusable {
  const has = standing.members.get(memberKey(company, email));
  if (has) return { status: "stands", differs: isSameSet(has, roles) ? [] : ["roles"] };
  const known = standing.companies.get(company);
  if (known === undefined || known.kind === "foreign") {
    return brings(standing, { code: "base.company-unknown", accountName: company });
  }
  const fitting = decideRoles({ companyKind: known.kind, roles });
  const isFirst = !roles.includes("administrator") && !standing.administered.has(company);
  return brings(
    standing,
    ...(fitting.allowed ? [] : fitting.reasons),
    isFirst ? { code: "base.administrator-missing", accountName: company } : null,
  );
}

function isSameSet<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.every((one) => right.includes(one)) && right.every((one) => left.includes(one));
}
