import type { BudgetPlan } from "../budget/decide-budget";
import { takeOf } from "../delegation/quota";
import { plus, ZERO } from "../money/money";
import { type BaseCustomer, type BaseRow, inBringingOrder } from "./base-row";
import { type BaseDecision, decideRow } from "./decide-row";
import { memberKey, type Standing, type StandingCompany } from "./standing";

/** What would become of every row, each seen after those that are brought before it. Nothing is changed. */
export function planBase<Row extends BaseRow>(
  rows: readonly Row[],
  standing: Standing,
): ReadonlyMap<Row, BaseDecision> {
  const companies = new Map(standing.companies);
  const mappings = new Map(standing.mappings);
  const members = new Map(standing.members);
  const administered = new Set(standing.administered);
  const seen = { ...standing, companies, mappings, members, administered };

  const bring = (row: BaseRow, budget: BudgetPlan | null) => {
    switch (row.record) {
      case "reseller":
        return companies.set(row.accountName, { kind: "reseller", state: "active", quotas: null, ...row });
      case "customer":
        takeFromPool(companies, row, budget);
        return companies.set(row.accountName, { kind: "customer", hasLeft: false, ...row });
      case "account":
        return mappings.set(row.accountId, row);
      case "member":
        if (row.roles.includes("administrator")) administered.add(row.company);
        return members.set(memberKey(row.company, row.email), row.roles);
    }
  };
  const decided = new Map<Row, BaseDecision>();
  for (const row of inBringingOrder(rows)) {
    const decision = decideRow(row, seen);
    decided.set(row, decision);
    if (decision.status === "brings") bring(row, decision.budget);
  }
  return decided;
}

/** The next customer of the same reseller finds less of the quota (G2). */
function takeFromPool(companies: Map<string, StandingCompany>, row: BaseCustomer, plan: BudgetPlan | null): void {
  const reseller = row.reseller === null ? undefined : companies.get(row.reseller);
  if (plan === null || reseller?.kind !== "reseller" || reseller.quotas === null) return;
  const { type, amount } = plan.budget;
  const pool = reseller.quotas[type];
  const others = plus(pool.others, takeOf(amount, ZERO));
  companies.set(row.reseller ?? "", {
    ...reseller,
    quotas: { ...reseller.quotas, [type]: { ...pool, others } },
  });
}
