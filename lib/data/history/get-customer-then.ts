import "server-only";
import type { Transaction } from "@/db/client";
import type { CustomerThen, FreezeThen } from "@/lib/contracts/history-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { ZERO } from "@/lib/domain/money/money";
import { decidePurchase } from "@/lib/domain/purchase/eligibility";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import { isOpenAt } from "@/lib/domain/restriction/freeze";
import { suspensionsIn } from "../company/suspensions";
import type { CustomerFacts } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import { inTenant } from "../tenant";
import { findCustomerThen } from "./find-customer-then";
import { loadAuthorityThen } from "./load-authority-then";
import { loadBlocksThen, loadDeletionHeldThen, loadFreezesThen } from "./load-causes-then";
import { loadUsedUpCreditsThen } from "./load-credit-then";
import { loadDeliveriesThen } from "./load-deliveries-then";
import { loadBudgetThen, loadUsageThen } from "./load-usage-then";

/** A customer as it stood at `at`, with what every purchase would have been answered (G18); null: not the actor's then. */
export async function getCustomerThen(
  { actor }: Permit<"history.read">,
  customerId: string,
  at: Date,
): Promise<CustomerThen | null> {
  return inTenant(actor, (tx) => loadCustomerThen(tx, actor, customerId, at));
}

/** The same within a transaction of the caller. */
export async function loadCustomerThen(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  at: Date,
): Promise<CustomerThen | null> {
  const found = await findCustomerThen(tx, actor, customerId, at);
  if (!found) return null;
  const resellerId = found.association?.reseller?.id ?? null;
  const of = { distributorId: actor.distributorId, customerId, at };
  const budget = await loadBudgetThen(tx, of);
  // A cause that went under a budget that lifts by itself was no longer open, met by somebody or not (G6).
  const wasOpen = (cause: Pick<FreezeThen, "goneAt" | "month">) =>
    isOpenAt(cause, budget?.liftWhenRestored ?? false, at);
  const facts = {
    ...found,
    at,
    month: billingMonthOf(at),
    budget,
    ...(await loadUsageThen(tx, of, budget?.countsFrom ?? null)),
    freezes: (await loadFreezesThen(tx, of)).filter(wasOpen),
    blocks: (await loadBlocksThen(tx, of)).filter(wasOpen),
    deletionHeldSince: await loadDeletionHeldThen(tx, of),
    ...(await loadAuthorityThen(tx, of, resellerId)),
    suspended: await suspensionsIn(tx, { distributorId: actor.distributorId, resellerId }, at),
    usedUpCredits: await loadUsedUpCreditsThen(tx, { distributorId: actor.distributorId, resellerId, at }),
    deliveries: await loadDeliveriesThen(tx, of),
  };
  return { ...facts, verdicts: verdictsOf(facts) };
}

function verdictsOf(then: Omit<CustomerThen, "verdicts">): CustomerThen["verdicts"] {
  const stateOf = (kind: "distributor" | "reseller") =>
    then.suspended.find(({ companyKind }) => companyKind === kind)?.state ?? "active";
  const facts: CustomerFacts = {
    ...then,
    distributorState: stateOf("distributor"),
    resellerState: stateOf("reseller"),
    resellerStopped: then.stop !== null,
    counted: then.used,
    // Reservations leave no history ("As it stood").
    reserved: ZERO,
  };
  return PURCHASE_OPERATIONS.map((operation) => ({
    operation,
    decision: decidePurchase(purchaseFactsOf(facts, { operation, amount: null })),
  }));
}
