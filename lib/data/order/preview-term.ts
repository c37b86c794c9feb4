import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { oneTimeUsage } from "@/db/schema";
import type { GivenBack, TermPreview } from "@/lib/contracts/term-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { remainingOf } from "@/lib/domain/budget/budget";
import { type Money, minus, plus, sumOf, toMoney, ZERO } from "@/lib/domain/money/money";
import { standingOf } from "@/lib/domain/resource/status";
import { decideChange } from "@/lib/domain/term/decide-change";
import { decideConversion, decideRenewal } from "@/lib/domain/term/decide-new-term";
import { decideUnsubscription } from "@/lib/domain/term/decide-unsubscription";
import type { TermReason } from "@/lib/domain/term/reason";
import type { Refund } from "@/lib/domain/term/term";
import { toOfferLine } from "../catalogue/select-offers";
import { inTenant } from "../tenant";
import { type LoadedTerm, loadTermFacts } from "./load-term-facts";

type May = Permit<"order.place">;
type About = { readonly resourceId: string };
/** Null: its own offer. */
type Offered = { readonly offerId: string | null };

/** What renewing by so many periods would cost now, and how it would be answered; null: no such resource. */
export function previewRenewal(may: May, { resourceId, periods }: About & { readonly periods: number }) {
  return preview(may, { resourceId, offerId: null }, ({ facts }) => {
    const decision = decideRenewal({ ...facts, periods, agreed: null });
    const { quote } = decision;
    return { quote, amount: quote?.amount ?? null, refunds: [], reasons: reasonsOf(decision) };
  });
}

/** The same of a change to an offer in a quantity. */
export function previewChange(may: May, wish: About & Offered & { readonly quantity: number }) {
  return preview(may, wish, ({ facts }) => {
    const decision = decideChange({ ...facts, quantity: wish.quantity, agreed: null });
    const { quote } = decision;
    return { quote, amount: quote?.amount ?? null, refunds: quote?.refunds ?? [], reasons: reasonsOf(decision) };
  });
}

/** The same of unsubscribing. */
export function previewUnsubscription(may: May, { resourceId }: About) {
  return preview(may, { resourceId, offerId: null }, ({ facts }) => {
    const decision = decideUnsubscription({ ...facts, agreed: null });
    const refunds = decision.allowed ? decision.refunds : [];
    return { quote: null, amount: decision.amount, refunds, reasons: reasonsOf(decision) };
  });
}

/** The same of turning what is paid by use into an offer by the month. */
export function previewConversion(may: May, wish: About & Offered & { readonly periods: number }) {
  return preview(may, wish, ({ facts }) => {
    const decision = decideConversion({ ...facts, periods: wish.periods, agreed: null });
    const { quote } = decision;
    return { quote, amount: quote?.amount ?? null, refunds: [], reasons: reasonsOf(decision) };
  });
}

type Decided = Pick<TermPreview, "quote" | "amount" | "reasons"> & { readonly refunds: readonly Refund[] };

function reasonsOf(decision: { readonly allowed: boolean; readonly reasons?: readonly TermReason[] }) {
  return decision.reasons ?? [];
}

async function preview(
  { actor }: May,
  wish: { readonly resourceId: string; readonly offerId: string | null },
  decideOn: (loaded: LoadedTerm) => Decided,
): Promise<TermPreview | null> {
  return inTenant(actor, async (tx) => {
    const loaded = await loadTermFacts(tx, actor, { ...wish, customerId: actor.company.id });
    if (!loaded?.resource) return null;
    const { resource, offer, customer, lines, facts } = loaded;
    const { refunds, ...decided } = decideOn(loaded);
    const { budget, used } = facts.purchase;
    const cost = decided.amount !== null && decided.amount > ZERO ? decided.amount : ZERO;
    const freed = await freedBy(tx, actor, loaded, refunds);
    return {
      ...decided,
      resource: { ...resource, status: standingOf(resource, null, facts.at).status },
      offer: offer && toOfferLine(offer),
      givesBack: byMonth(refunds, lines),
      remaining: budget && {
        before: remainingOf(budget.amount, used),
        after: decided.amount === null ? null : remainingOf(budget.amount, minus(plus(used, cost), freed)),
      },
      currency: customer.currency,
      asOf: facts.at,
    };
  });
}

/** What of refunds is of the period the budget counts now: they go to the months of what they give back (G9). */
async function freedBy(
  tx: Transaction,
  { distributorId, company }: Actor,
  { customer, lines }: LoadedTerm,
  refunds: readonly Refund[],
): Promise<Money> {
  if (refunds.length === 0) return ZERO;
  const [oneTime] = await tx
    .select({ since: oneTimeUsage.countsFrom })
    .from(oneTimeUsage)
    .where(and(eq(oneTimeUsage.distributorId, distributorId), eq(oneTimeUsage.customerId, company.id)));
  const since = customer.budget?.type === "one-time" ? (oneTime?.since ?? customer.month) : customer.month;
  const counting = refunds.filter(({ lineId }) =>
    lines.some(({ line, counts }) => line.id === lineId && counts && line.month !== null && line.month >= since),
  );
  return sumOf(counting.map(({ amount }) => amount));
}

function byMonth(refunds: readonly Refund[], lines: LoadedTerm["lines"]): readonly GivenBack[] {
  const sums = new Map<string, Money>();
  for (const { lineId, amount } of refunds) {
    const month = lines.find(({ line }) => line.id === lineId)?.line.month;
    if (!month) throw new Error("what is given back was charged in a month");
    sums.set(month, plus(sums.get(month) ?? toMoney(0n), amount));
  }
  return [...sums]
    .map(([month, amount]) => ({ month, amount }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}
