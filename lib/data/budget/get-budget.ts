import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customers, distributors } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type Budget, remainingOf } from "@/lib/domain/budget/budget";
import { type BillingMonth, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import type { Authority } from "@/lib/domain/delegation/authority";
import { type Money, plus } from "@/lib/domain/money/money";
import { goneAtOf, isOpenAt, type StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { loadAuthority } from "../delegation/load-authority";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { type Governance, loadGovernance, type OpenBlock, type OpenFreeze, usedNow } from "./load-governance";

/** An open cause with the instant it went; null while it stands (G6). */
export type SeenCause<Cause> = Cause & { readonly wentAt: Date | null };

export type BudgetView = {
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly accountName: string;
    readonly resellerId: string | null;
  };
  /** Null: none was set. */
  readonly budget: (Budget & { readonly setAt: Date; readonly restoresAt: Date | null }) | null;
  /** Reserved money counts as used; of the running month while there is no budget. */
  readonly used: Money;
  readonly reserved: Money;
  /** Null without a budget; below zero when overspent. */
  readonly remaining: Money | null;
  readonly month: BillingMonth;
  /** Used in the running month, whatever the type: what a change to monthly would start from. */
  readonly monthUsed: Money;
  readonly currency: string;
  readonly freezes: readonly SeenCause<OpenFreeze>[];
  readonly blocks: readonly SeenCause<OpenBlock>[];
  /** What the form's tick ends: never the manual cause unless it is ticked as well (G3). */
  readonly liftable: readonly StoredFreezeOrigin[];
  readonly authority: Authority;
  readonly asOf: Date;
};

/** Null both when there is no such customer and when it is not this partner's to see. */
export async function getBudget(
  { actor }: Permit<"budget.read">,
  customerId: string,
  at: Date,
): Promise<BudgetView | null> {
  return inTenant(actor, async (tx) => {
    const customer = await findCustomer(tx, actor, customerId);
    if (!customer) return null;
    const found = (await loadGovernance(tx, actor.distributorId, [customerId], at)).get(customerId);
    if (!found) return null;
    const { setAt, currency, ...named } = customer;
    const authority = await loadAuthority(tx, actor.distributorId, customerId, at);
    return viewOf(found, named, { setAt, currency, authority, at });
  });
}

async function findCustomer(tx: Transaction, actor: Actor, customerId: string) {
  const [row] = await tx
    .select({
      id: customers.id,
      name: customers.name,
      accountName: customers.accountName,
      resellerId: customers.resellerId,
      setAt: budgets.setAt,
      currency: distributors.currency,
    })
    .from(customers)
    .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .where(and(customersOf(actor), eq(customers.id, customerId)))
    .limit(1);
  return row;
}

function viewOf(
  found: Governance,
  customer: BudgetView["customer"],
  {
    setAt,
    currency,
    authority,
    at,
  }: Pick<BudgetView, "currency" | "authority"> & {
    readonly setAt: Date | null;
    readonly at: Date;
  },
): BudgetView {
  const { budget, month, monthSum } = found;
  const used = usedNow(found);
  const lift = budget?.liftWhenRestored ?? false;
  const freezes = found.freezes.filter((cause) => isOpenAt(cause, lift, at)).map((cause) => seen(cause, at));
  const blocks = found.blocks.filter((cause) => isOpenAt(cause, lift, at)).map((cause) => seen(cause, at));
  const restoresAt = budget?.type === "monthly" ? monthEndExclusive(month) : null;
  return {
    customer,
    budget: budget === null || setAt === null ? null : { ...budget, setAt, restoresAt },
    used,
    reserved: (found.oneTimeSum ?? monthSum).reserved,
    remaining: budget === null ? null : remainingOf(budget.amount, used),
    month,
    monthUsed: plus(monthSum.used, monthSum.reserved),
    currency,
    freezes,
    blocks,
    liftable: liftableOf(freezes, blocks),
    authority,
    asOf: at,
  };
}

function seen<Cause extends OpenFreeze | OpenBlock>(cause: Cause, at: Date): SeenCause<Cause> {
  return { ...cause, wentAt: goneAtOf(cause, at) };
}

function liftableOf(freezes: readonly OpenFreeze[], blocks: readonly OpenBlock[]): readonly StoredFreezeOrigin[] {
  const origins = new Set<StoredFreezeOrigin>(freezes.map(({ origin }) => origin));
  if (blocks.some(({ origin }) => origin === "budget-exhausted")) origins.add("budget-exhausted");
  return [...origins];
}
