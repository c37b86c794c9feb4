import "server-only";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { catalogueOffers, customers, renewalAttempts, resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { priceOfTerm } from "@/lib/domain/catalogue/price";
import type { Money } from "@/lib/domain/money/money";
import { GRACE_DAYS } from "@/lib/domain/resource/status";
import { selectOffers } from "../catalogue/select-offers";
import { customersOf } from "../scope";

export type DueRenewal = {
  readonly id: string;
  readonly name: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly expiresAt: Date;
  /** At the list price of now; null: it has none. */
  readonly amount: Money | null;
  /** The last try at this expiry; null: none was refused. */
  readonly tried: { readonly at: Date; readonly reasons: readonly { readonly code: string }[] } | null;
};

type Asked = {
  readonly at: Date;
  readonly until: Date;
  /** Null: all of the actor's. */
  readonly of?: { readonly customerId: string } | { readonly resellerId: string } | null;
};

/** What renews itself of the actor's present customers and expires before `until`, grace not over at `at`; the first to expire first. */
export async function listDueRenewals(
  tx: Transaction,
  actor: Actor,
  { at, until, of = null }: Asked,
): Promise<readonly DueRenewal[]> {
  const graceBegan = new Date(at.getTime() - GRACE_DAYS * 24 * 60 * 60 * 1000);
  const rows = await selectRenewing(
    tx,
    actor,
    and(gt(resources.expiresAt, graceBegan), lte(resources.expiresAt, until), whose(of)),
  );
  const prices = await pricesOf(tx, actor, at, [...new Set(rows.map(({ resource }) => resource.offerId))]);
  return rows.flatMap(({ resource, customer, tried }) => {
    const { id, name, expiresAt, offerId, autoRenewPeriods, quantity } = resource;
    const price = prices.get(offerId) ?? null;
    const amount = price === null ? null : priceOfTerm(price, autoRenewPeriods, quantity);
    return expiresAt ? [{ id, name, customer, expiresAt, amount, tried: triedOf(tried) }] : [];
  });
}

function whose(of: Asked["of"]): SQL | undefined {
  if (!of) return undefined;
  return "customerId" in of ? eq(customers.id, of.customerId) : eq(customers.resellerId, of.resellerId);
}

/** Resources that renew themselves, open, of the actor's present customers, with the last try at this expiry. */
function selectRenewing(tx: Transaction, actor: Actor, where: SQL | undefined) {
  const tried = tx
    .select({ at: renewalAttempts.at, reasons: renewalAttempts.reasons })
    .from(renewalAttempts)
    .where(
      and(
        eq(renewalAttempts.distributorId, resources.distributorId),
        eq(renewalAttempts.resourceId, resources.id),
        eq(renewalAttempts.expiresAt, resources.expiresAt),
      ),
    )
    .orderBy(desc(renewalAttempts.at))
    .limit(1)
    .as("tried");
  return tx
    .select({
      resource: resources,
      customer: { id: customers.id, name: customers.name },
      tried: { at: tried.at, reasons: tried.reasons },
    })
    .from(resources)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, resources.distributorId), eq(customers.id, resources.customerId)),
    )
    .leftJoinLateral(tried, sql`true`)
    .where(
      and(
        eq(resources.distributorId, actor.distributorId),
        customersOf(actor),
        isNull(customers.disassociatedAt),
        resources.autoRenew,
        isNull(resources.closedAt),
        isNotNull(resources.expiresAt),
        where,
      ),
    )
    .orderBy(asc(resources.expiresAt), asc(resources.id));
}

/** The same whose grace is over and which nobody was told of as given up. */
export async function listLostRenewals(tx: Transaction, actor: Actor, at: Date) {
  const graceBegan = new Date(at.getTime() - GRACE_DAYS * 24 * 60 * 60 * 1000);
  const told = sql`exists (
    select 1 from ${renewalAttempts}
    where ${renewalAttempts.distributorId} = ${resources.distributorId}
      and ${renewalAttempts.resourceId} = ${resources.id}
      and ${renewalAttempts.expiresAt} = ${resources.expiresAt} and ${renewalAttempts.ended})`;
  const rows = await selectRenewing(tx, actor, and(lte(resources.expiresAt, graceBegan), sql`not ${told}`));
  return rows.map(({ resource, customer, tried }) => ({ resource, customer, tried: triedOf(tried) }));
}

type Tried = { readonly at: Date | null; readonly reasons: readonly { readonly code: string }[] | null } | null;

// Of a lateral join nothing or all is null.
function triedOf(tried: Tried): DueRenewal["tried"] {
  return tried?.at && tried.reasons ? { at: tried.at, reasons: tried.reasons } : null;
}

async function pricesOf(tx: Transaction, actor: Actor, at: Date, offerIds: readonly string[]) {
  if (offerIds.length === 0) return new Map<string, Money>();
  const offers = await selectOffers(tx, actor, at, inArray(catalogueOffers.id, [...offerIds]));
  return new Map(
    offers.flatMap(({ offer: { id }, present }) =>
      present && present.amount !== null ? [[id, present.amount] as const] : [],
    ),
  );
}
