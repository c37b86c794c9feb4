import type { z } from "zod";
import type { BudgetState } from "@/lib/contracts/api/budget";
import type { Customer } from "@/lib/contracts/api/customer";
import { findCustomerIds } from "@/lib/data/customer/find-customer-ids";
import { getCustomer } from "@/lib/data/customer/get-customer";
import type { CustomerStanding } from "@/lib/data/customer/standing";
import { listActsOf } from "@/lib/data/restriction/list-restriction-acts";
import type { Actor } from "@/lib/domain/access/actor";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import { remainingOf } from "@/lib/domain/budget/budget";
import { billingMonthOf, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { decimalOf, plus } from "@/lib/domain/money/money";
import { isOpenAct } from "@/lib/domain/restriction/waiting-act";
import { type ApiAnswer, ok, problem } from "./answer";

const REFERENCE_LENGTH_MAX = 128;

/** The customer an address names by id or account name; null when it is none of the actor's. */
export async function customerNamed(permit: Permit<Action>, reference = ""): Promise<string | null> {
  if (reference === "" || reference.length > REFERENCE_LENGTH_MAX || reference.includes("\u0000")) return null;
  return (await findCustomerIds(permit, [reference])).get(reference) ?? null;
}

/** The customer as the API shows it. */
export function customerOf(standing: CustomerStanding, at: Date): z.infer<typeof Customer> {
  const { id, accountName, name, reseller, associatedAt, status, budget, currency } = standing;
  const used = plus(standing.counted, standing.reserved);
  return {
    id,
    accountName,
    name,
    reseller,
    associatedAt: associatedAt.toISOString(),
    status,
    budget: budget && {
      type: budget.type,
      amount: decimalOf(budget.amount),
      used: decimalOf(used),
      remaining: decimalOf(remainingOf(budget.amount, used)),
      currency,
    },
    restriction: {
      level: standing.freezeLevel ?? "none",
      freezeOrigins: [...standing.freezeOrigins],
      payPerUseBlocked: standing.blockOrigins.length > 0,
      blockOrigins: [...standing.blockOrigins],
      causeGone: standing.causeGone,
    },
    asOf: at.toISOString(),
  };
}

/** What a write to a customer answers: the customer as it is then. */
export async function customerAnswer({ actor }: Permit<Action>, customerId: string): Promise<ApiAnswer> {
  const permit = issuePermit(actor, "customer.read");
  const at = new Date();
  const found = permit && (await getCustomer(permit, customerId, at));
  if (!found) return problem("customer-not-found");
  const customer = customerOf(found, at);
  const ordered = await orderedOf(actor, customerId, at);
  return ok({ ...customer, restriction: { ...customer.restriction, ordered } });
}

/** What is ordered of the customer and not yet in effect. */
async function orderedOf(actor: Actor, customerId: string, at: Date) {
  const permit = issuePermit(actor, "restriction.read");
  const acts = permit ? await listActsOf(permit, customerId, at) : [];
  return acts
    .filter(({ state }) => isOpenAct(state))
    .map(({ kind, level, runsAt }) => ({ kind, level, runsAt: runsAt?.toISOString() ?? null }));
}

/** The budget with its version, which is also its ETag. */
export async function budgetAnswer({ actor }: Permit<Action>, customerId: string): Promise<ApiAnswer> {
  const permit = issuePermit(actor, "customer.read");
  const at = new Date();
  const found = permit && (await getCustomer(permit, customerId, at));
  if (!found) return problem("customer-not-found");
  const state = budgetStateOf(found, at);
  return ok(state, { ETag: `"${state.version}"` });
}

function budgetStateOf(standing: CustomerStanding, at: Date): z.infer<typeof BudgetState> {
  const { id: customerId, budget, counted, reserved, currency } = standing;
  const asOf = at.toISOString();
  if (budget === null) return { customerId, version: 0, budget: null, asOf };
  const used = plus(counted, reserved);
  const restoresAt = budget.type === "monthly" ? monthEndExclusive(billingMonthOf(at)).toISOString() : null;
  return {
    customerId,
    version: budget.version,
    budget: {
      type: budget.type,
      amount: decimalOf(budget.amount),
      used: decimalOf(used),
      remaining: decimalOf(remainingOf(budget.amount, used)),
      reserved: decimalOf(reserved),
      currency,
      action: budget.action,
      liftWhenRestored: budget.liftWhenRestored,
      countsFrom: budget.countsFrom,
      restoresAt,
    },
    asOf,
  };
}
