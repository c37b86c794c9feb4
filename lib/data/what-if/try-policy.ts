import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors } from "@/db/schema";
import { type CustomerTrial, type PolicyTrial, TRIAL_MAX } from "@/lib/contracts/what-if-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { lastDayOf } from "@/lib/domain/calendar/billing-month";
import type { Authority } from "@/lib/domain/delegation/authority";
import {
  addTrial,
  byUnspent,
  NOTHING_TRIED,
  sumOfMonths,
  type TrialTotal,
  tryMonths,
} from "@/lib/domain/what-if/customer-trial";
import type { PastDay } from "@/lib/domain/what-if/month-trial";
import { type Past, pastOf, pastRangeOf } from "@/lib/domain/what-if/past";
import { amountUnder, type Policy, pastMonthsOf } from "@/lib/domain/what-if/policy";
import { suggestBudget } from "@/lib/domain/what-if/suggest-budget";
import { loadAuthorities } from "../delegation/load-authority";
import { loadFreshness } from "../expenditure/load-freshness";
import { inTenant } from "../tenant";
import { type ChosenCustomer, type ChosenCustomers, chooseCustomers } from "./choose-customers";
import { loadPastDays } from "./load-past-days";

// So many customers' days are in memory at once.
const STEP = 500;

/**
 * What the policy would have brought to the actor's chosen customers over their complete months of the last twelve,
 * beside what the budgets in force now would have. Writes nothing; costs with customers and days, never with charges.
 */
export async function tryPolicy(
  { actor }: Permit<"budget.read">,
  { chosen, policy }: { readonly chosen: ChosenCustomers; readonly policy: Policy },
  at: Date,
): Promise<PolicyTrial> {
  const months = pastMonthsOf(at);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) throw new Error("no month lies behind");
  return inTenant(actor, async (tx) => {
    const found = await chooseCustomers(tx, actor, chosen, TRIAL_MAX + 1);
    const sums = sumsOf(policy);
    for (let start = 0; start < Math.min(found.length, TRIAL_MAX); start += STEP) {
      const part = found.slice(start, Math.min(start + STEP, TRIAL_MAX));
      const ids = part.map(({ id }) => id);
      const days = await loadPastDays(tx, actor, ids, pastRangeOf(at));
      const authorities = await loadAuthorities(tx, actor.distributorId, ids, at);
      for (const customer of part) sums.add(customer, authorities.get(customer.id), days.get(customer.id) ?? [], at);
    }
    return {
      currency: await currencyOf(tx, actor),
      first,
      last,
      freshness: await loadFreshness(tx, actor, { from: pastRangeOf(at).from, to: lastDayOf(last) }),
      ...sums.result(),
      truncated: found.length > TRIAL_MAX,
    };
  });
}

async function currencyOf(tx: Transaction, { distributorId }: Actor): Promise<string> {
  const [row] = await tx
    .select({ currency: distributors.currency })
    .from(distributors)
    .where(eq(distributors.distributorId, distributorId));
  return row?.currency ?? "";
}

function sumsOf(policy: Policy) {
  let [total, present] = [NOTHING_TRIED, NOTHING_TRIED];
  let [withoutBudget, withOneTime] = [0, 0];
  const rows: CustomerTrial[] = [];
  return {
    add(customer: ChosenCustomer, authority: Authority | undefined, days: readonly PastDay[], at: Date) {
      const past = pastOf(customer.since, at, days);
      const row = { ...tried(customer, past, policy), holder: authority?.["set-budget"] ?? "distributor" } as const;
      rows.push(row);
      if (row.trial === null) return;
      total = addTrial(total, row.trial);
      present = withPresent(present, customer, past, policy);
      if (customer.budget === null) withoutBudget++;
      if (customer.budget?.type === "one-time") withOneTime++;
    },
    result: () => ({ total, present, withoutBudget, withOneTime, rows: rows.toSorted(asShown) }),
  };
}

function tried(
  { id, name, reseller, budget }: ChosenCustomer,
  { months, spending }: Past,
  policy: Policy,
): Omit<CustomerTrial, "holder"> {
  const suggestion = suggestBudget(spending);
  const amount = amountUnder(policy.amount, spending.months, suggestion.amount);
  const facts = { id, name, reseller, budget, suggestion, amount };
  if (months.size === 0) return { ...facts, months: [], trial: null, untried: "too-new" };
  if (amount === null) return { ...facts, months: [], trial: null, untried: "no-amount" };
  const found = tryMonths({ ...policy, amount }, months, policy.thresholds);
  return { ...facts, months: found, trial: sumOfMonths(found), untried: null };
}

function withPresent(
  present: TrialTotal,
  { budget }: ChosenCustomer,
  { months }: Past,
  { thresholds }: Policy,
): TrialTotal {
  if (budget?.type !== "monthly") return present;
  return addTrial(present, sumOfMonths(tryMonths(budget, months, thresholds)));
}

function asShown(left: CustomerTrial, right: CustomerTrial): number {
  if (left.trial === null || right.trial === null) return Number(left.trial === null) - Number(right.trial === null);
  return byUnspent(left.trial, right.trial);
}
