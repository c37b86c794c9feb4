import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { ChargeFilter } from "@/lib/contracts/expenditure-query";
import type { Actor } from "@/lib/domain/access/actor";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { isOfBought } from "./charge-sql";
import { expenditureSource } from "./expenditure-source";

/** With more customers that have any, charges are met soon enough by going through the days. */
const FEW = 300;

const OF_COMMITMENTS = sql`f.charging_mode in ('reserved-instance', 'savings-plan')`;

/** A customer's day with charges that may be wanted. */
export type Place = { readonly customerId: string; readonly day: BillingDay };

/**
 * Where the charges of a month are that a rare filter or a reader of few customers asks for, by day; null: among many
 * customers, or nothing is narrowed. Told by the roll-ups, so that no charge is read that has nothing to do with it.
 */
export async function whereChargesAre(
  tx: Transaction,
  actor: Actor,
  filter: ChargeFilter,
): Promise<readonly Place[] | null> {
  const { expenditure, resourceName, resourceId } = filter;
  // One customer's, one resource's and what is bought are found by an index of their own.
  const isFound = expenditure.customerId !== null || resourceId !== null || resourceName !== null || isOfBought(filter);
  if (actor.company.kind === "customer" || isFound || !isNarrowed(actor, filter)) return null;
  const some = someOf(filter);
  const ids = await tx.execute<{ customer: string }>(sql`
    select f.customer from ${expenditureSource(actor, expenditure, ["customer"])}
    where ${some} group by f.customer limit ${FEW + 1}`);
  if (ids.length > FEW) return null;
  const among = { ...expenditure, customerPart: null, customerIds: ids.map(({ customer }) => customer) };
  const places = await tx.execute<{ customer: string; day: string }>(sql`
    select f.customer, f.day from ${expenditureSource(actor, among, ["customer", "day"])}
    where ${some} group by f.customer, f.day order by f.day, f.customer`);
  return places.map(({ customer, day }) => ({ customerId: customer, day: day as BillingDay }));
}

function isNarrowed(actor: Actor, filter: ChargeFilter): boolean {
  const { attribution: _, range: __, ...wishes } = filter.expenditure;
  const wished = Object.values(wishes).some((wish) => wish !== null);
  const isWhole = actor.company.kind === "distributor" && narrowedTo(actor) === null;
  return wished || !isWhole || filter.amount === "refunds" || filter.billType === "commitment-usage";
}

/** What a roll-up must show for one of its charges to be wanted. */
function someOf(filter: ChargeFilter) {
  // Where all that counts is nothing, each of its charges is: those below zero are known.
  const amounts = {
    all: sql`true`,
    "hide-zero": sql`(f.spent <> 0 or f.refunded <> 0)`,
    refunds: sql`f.refunded <> 0`,
  };
  return sql`${amounts[filter.amount]} and ${filter.billType === "commitment-usage" ? OF_COMMITMENTS : sql`true`}`;
}
