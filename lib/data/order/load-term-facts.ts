import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { catalogueOffers, charges, orderLines, orders, resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { ZERO } from "@/lib/domain/money/money";
import type { GivingBackFacts } from "@/lib/domain/term/decide-unsubscription";
import type { TermOffer, TermResource } from "@/lib/domain/term/facts";
import { type HistoryLine, paidLinesOf, termsOf } from "@/lib/domain/term/term";
import { selectOffers, toOfferLine } from "../catalogue/select-offers";
import { type CustomerFacts, loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import type { LoadedOrder } from "./load-order-facts";
import { listOwnAccounts } from "./own-accounts";

export type TermWish = {
  readonly customerId: string;
  readonly resourceId: string;
  /** Null: the resource's own. */
  readonly offerId: string | null;
};

export type ResourceRow = typeof resources.$inferSelect;
type LineRow = typeof orderLines.$inferSelect;

/** A paid line and what became of its charge. */
export type ChargedLine = {
  readonly line: LineRow;
  readonly paidAt: Date;
  /** Whose charge it is now. */
  readonly owner: string | null;
  /** Whether the charge counts towards a budget now (G9, G12). */
  readonly counts: boolean;
};

export type LoadedTerm = {
  readonly facts: Omit<GivingBackFacts, "agreed">;
  readonly customer: CustomerFacts;
  /** Null: the customer has no such resource. */
  readonly resource: ResourceRow | null;
  readonly offer: LoadedOrder["offer"];
  readonly lines: readonly ChargedLine[];
};

/**
 * Everything an order about a resource is decided on; null: it is no customer of the actor's. Under the customer's
 * lock it is the instant of the write.
 */
export async function loadTermFacts(tx: Transaction, actor: Actor, wish: TermWish): Promise<LoadedTerm | null> {
  const { customerId } = wish;
  const customer = await loadPurchaseFactsIn(tx, actor, customerId);
  if (!customer) return null;
  const { at } = customer;
  const resource = await findResource(tx, actor, wish);
  const found = { customer, resource, offer: null, lines: [] };
  // What is bought and for how much, the decision itself says.
  const purchase = purchaseFactsOf(customer, { operation: "renew", amount: null });
  const nothing = { resource: null, terms: [], lines: [], offer: null, ownsAccount: false, orderedAt: null };
  if (!resource) return { ...found, facts: { ...nothing, purchase, at } };
  const [offer = null] = await selectOffers(tx, actor, at, eq(catalogueOffers.id, wish.offerId ?? resource.offerId));
  const lines = await listPaidLines(tx, actor, resource.id);
  const accounts = await listOwnAccounts(tx, actor, customerId, at);
  const history = lines.map(historyOf);
  const facts = {
    resource: resourceOf(resource),
    terms: termsOf(history),
    lines: paidLinesOf(history),
    offer: offer && termOfferOf(offer),
    ownsAccount: accounts.includes(resource.accountId) && lines.every(({ owner }) => owner === customerId),
    purchase,
    orderedAt: lines.length === 0 ? null : new Date(Math.max(...lines.map(({ paidAt }) => paidAt.getTime()))),
    at,
  };
  return { facts, customer, resource, offer, lines };
}

/** One resource of a customer; null: it has no such one. */
export async function findResource(
  tx: Transaction,
  { distributorId }: Pick<Actor, "distributorId">,
  { customerId, resourceId }: Pick<TermWish, "customerId" | "resourceId">,
): Promise<ResourceRow | null> {
  const [resource] = await tx
    .select()
    .from(resources)
    .where(
      and(
        eq(resources.distributorId, distributorId),
        eq(resources.customerId, customerId),
        eq(resources.id, resourceId),
      ),
    );
  return resource ?? null;
}

async function listPaidLines(tx: Transaction, { distributorId }: Actor, resourceId: string) {
  const rows = await tx
    .select({ line: orderLines, paidAt: orders.acceptedAt, owner: charges.customerId, ...countedColumns })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.distributorId, orderLines.distributorId), eq(orders.id, orderLines.orderId)))
    .leftJoin(
      charges,
      and(
        eq(charges.distributorId, orderLines.distributorId),
        eq(charges.month, orderLines.month),
        eq(charges.id, orderLines.id),
      ),
    )
    .where(
      and(
        eq(orderLines.distributorId, distributorId),
        eq(orderLines.resourceId, resourceId),
        isNotNull(orders.acceptedAt),
      ),
    );
  return rows.map(({ line, paidAt, owner, spent, inBudget }): ChargedLine => {
    if (paidAt === null) throw new Error("a paid line has an instant of payment");
    return { line, paidAt, owner, counts: spent !== null && spent !== ZERO && inBudget === true };
  });
}

const countedColumns = { spent: charges.spent, inBudget: charges.inBudget };

function historyOf({ line, paidAt }: ChargedLine): HistoryLine {
  const { id, kind, effectiveAt, expiresAt, price, periods, quantity, amount, refundsLineId } = line;
  if (effectiveAt === null || expiresAt === null) throw new Error("a paid line has a term");
  return { id, kind, paidAt, effectiveAt, expiresAt, price, periods, quantity, amount, refundsLineId };
}

export function resourceOf(row: ResourceRow): TermResource {
  const { mode, offerId, product, service, region, periodUnit: unit, periodCount: count, quantity } = row;
  const { expiresAt, closedAt } = row;
  return {
    mode,
    offerId,
    product,
    service,
    region,
    period: { unit, count },
    unit: row.unit,
    quantity,
    expiresAt,
    closedAt,
  };
}

export function termOfferOf(row: NonNullable<LoadedOrder["offer"]>): TermOffer {
  const { id, product, region, mode, period, unit, price } = toOfferLine(row);
  return { offerId: id, product: product.code, service: product.service, region, mode, period, unit, price };
}
