import fc from "fast-check";
import { type ExpenditureAmounts, type ExpenditureFilter, wholeOf } from "@/lib/contracts/expenditure";
import { memberIdOf } from "@/lib/data/assignment/assignment.fixture";
import { customerActor } from "@/lib/data/budget/governance.fixture";
import { type ChargeWorld, chargeRows } from "@/lib/data/expenditure/charge-world.fixture";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { decimalOf, minus, plus, ZERO } from "@/lib/domain/money/money";
import { keyOf } from "./api.fixture";

// Enough of them that each edge of a day, a month and an assignment has a charge.
export const manyRows = fc.array(chargeRows, { minLength: 30, maxLength: 30 }).map((parts) => parts.flat());

type Reader = { readonly actor: Actor; readonly key: string };

/** A key of every company, the distributor's first. */
export async function keysOfReaders(world: ChargeWorld): Promise<readonly Reader[]> {
  const customers = world.customerIds.map((id) => customerActor(world, id));
  const readers: Reader[] = [];
  for (const actor of [world.distributor, world.reseller, world.otherReseller, ...customers]) {
    readers.push({ actor, key: await keyOf(actor, "expenditure") });
  }
  return readers;
}

export const isCustomer = ({ actor }: Reader) => actor.company.kind === "customer";

/** What may be asked by whom, mostly nothing, as a client sends it; what is left out is null. */
export function whose(world: ChargeWorld, reader: Reader) {
  const ofPartners = <T>(...values: T[]) => (isCustomer(reader) ? fc.constant(null) : maybe(...values));
  return fc.record({
    customer: maybe(...world.customerIds),
    reseller: ofPartners(world.reseller.company.id, world.otherReseller.company.id),
    accountManager: ofPartners("none", ...Object.values(world.managers).map(memberIdOf)),
    associationType: ofPartners("direct", "through-reseller"),
  });
}

export const what = fc.record({
  product: maybe("Compute", "Storage"),
  region: maybe("none", "north-1"),
  mode: maybe("pay-per-use", "spot", "yearly-monthly"),
});

function maybe<T>(...values: T[]) {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
}

export const NOTHING_ASKED = {
  customer: null,
  reseller: null,
  accountManager: null,
  associationType: null,
  product: null,
  region: null,
  mode: null,
} as const;

type Asked = { readonly [Name in keyof typeof NOTHING_ASKED]: string | null };
export type Days = { readonly from: string; readonly to: string };

export function queryOf(parameters: Readonly<Record<string, string | number | null>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return `?${new URLSearchParams(given)}`;
}

const withoutNone = (value: string | null) => (value === "none" ? "" : value);

export function filterOf({ from, to }: Days, asked: Asked, attribution: ExpenditureFilter["attribution"]) {
  return {
    ...wholeOf({ from: from as BillingDay, to: to as BillingDay }, attribution),
    customerId: asked.customer,
    resellerId: asked.reseller,
    accountManager: withoutNone(asked.accountManager),
    associationType: asked.associationType,
    product: asked.product,
    region: withoutNone(asked.region),
    chargingMode: asked.mode,
  } as ExpenditureFilter;
}

export function sumsOf({ spent, refunded }: ExpenditureAmounts) {
  return { total: decimalOf(spent), expenditure: decimalOf(minus(spent, refunded)), refund: decimalOf(refunded) };
}

export function listedOf(amounts: ExpenditureAmounts) {
  return { ...sumsOf(amounts), listCost: decimalOf(amounts.listed), charges: amounts.rows };
}

export function addedUp(amounts: Iterable<ExpenditureAmounts>): ExpenditureAmounts {
  let sum: ExpenditureAmounts = { spent: ZERO, refunded: ZERO, listed: ZERO, rows: 0 };
  for (const one of amounts) {
    sum = {
      spent: plus(sum.spent, one.spent),
      refunded: plus(sum.refunded, one.refunded),
      listed: plus(sum.listed, one.listed),
      rows: sum.rows + one.rows,
    };
  }
  return sum;
}
