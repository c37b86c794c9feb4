import { sql } from "drizzle-orm";
import type { ExpenditureAmounts, ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingDay, billingDayOf, dayStart, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { ATTRIBUTION_DAYS, type ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import { type Money, plus, ZERO } from "@/lib/domain/money/money";
import { memberIdOf } from "../assignment/assignment.fixture";
import { money, type World } from "../budget/governance.fixture";
import { inTenant } from "../tenant";

type Row = {
  readonly id: string;
  readonly day: BillingDay;
  readonly customer: string;
  /** Of the association it fell into, and whom the customer is with now. */
  readonly resellerId: string;
  readonly resellerNow: string;
  readonly product: string;
  readonly region: string;
  readonly mode: string;
  readonly spent: string;
  readonly listed: string;
  readonly category: string;
  readonly origin: string;
};

type Charge = Omit<Row, "spent" | "listed"> & {
  readonly spent: Money;
  readonly listed: Money;
  /** Neither tax nor coupon, nor an estimate that gave way. */
  readonly shown: boolean;
};

type Assigned = { readonly member: string; readonly of: string; readonly since: string; readonly until: string | null };

/** All that a naive answer is made of, read row by row as the distributor and summed by nothing but this file. */
export async function readCharges({ distributor }: World, reader: Actor) {
  return inTenant(distributor, async (tx) => {
    const charges = await tx.execute<Row>(sql`
      select c.id, c.day::text, c.customer_id::text as customer, coalesce(a.reseller_id::text, '') as "resellerId", c.service as product,
        c.region, c.charging_mode as mode, c.spent::text, c.list_cost::text as listed, c.category, c.origin, coalesce(u.reseller_id::text, '') as "resellerNow"
      from charges c join associations a on a.distributor_id = c.distributor_id and a.id = c.association_id
      join customers u on u.distributor_id = c.distributor_id and u.id = c.customer_id
      where c.distributor_id = ${distributor.distributorId} and c.removed_in is null and c.customer_id is not null`);
    const assigned = await tx.execute<Record<string, string | null>>(sql`
      select member_id::text as member, coalesce(customer_id, reseller_id)::text as of, since::text, ended_at::text as until
      from assignments
      where distributor_id = ${distributor.distributorId} and company_id = ${reader.company.id}`);
    return { charges: charges.map(chargeOf), assigned: assigned.map((row) => ({ ...row }) as unknown as Assigned) };
  });
}

function chargeOf(row: Row): Charge {
  const [spent, listed] = [money(row.spent), money(row.listed)];
  const isEstimate = row.origin !== "delivery" && spent !== listed;
  return { ...row, spent, listed, shown: !["tax", "credit"].includes(row.category) && !isEstimate };
}

export type Facts = Awaited<ReturnType<typeof readCharges>>;

/** The sums by the values of the dimensions, joined by "|", as anybody would add them up. */
export function naiveSums(
  { charges, assigned }: Facts,
  reader: Actor,
  filter: ExpenditureFilter,
  dimensions: readonly ExpenditureDimension[],
): ReadonlyMap<string, ExpenditureAmounts> {
  const shift = ATTRIBUTION_DAYS[filter.attribution];
  const edge = (instant: string) =>
    billingDayOf(new Date(dayStart(billingDayOf(new Date(instant))).getTime() + shift * 86_400_000));
  const managerOf = ({ customer, resellerId, day }: Charge): string => {
    const holds = ({ since, until }: Assigned) => day >= edge(since) && (until === null || day < edge(until));
    const of = (id: string) => assigned.find((one) => one.of === id && holds(one))?.member;
    return of(customer) ?? (resellerId === "" ? undefined : of(resellerId)) ?? "";
  };
  const narrowed = reader.via.kind === "person" && reader.via.roles.every((role) => role === "account-manager");
  const mine = (charge: Charge): boolean => {
    const { customer, resellerId } = charge;
    if (reader.company.kind === "customer") return customer === reader.company.id;
    if (reader.company.kind === "reseller" && resellerId !== reader.company.id) return false;
    return !narrowed || isAssigned(assigned, memberIdOf(reader), charge);
  };
  const keyOf = (charge: Charge, dimension: ExpenditureDimension): string => {
    const type = charge.resellerId === "" ? "direct" : "through-reseller";
    const keys: Record<ExpenditureDimension, string> = {
      day: charge.day,
      month: monthOfDay(charge.day),
      customer: charge.customer,
      reseller: charge.resellerId,
      "account-manager": managerOf(charge),
      "association-type": type,
      product: charge.product,
      region: charge.region,
      "charging-mode": charge.mode,
    };
    return keys[dimension];
  };
  const wishes: readonly (readonly [ExpenditureDimension, string | null])[] = [
    ["customer", filter.customerId],
    ["reseller", filter.resellerId],
    ["account-manager", filter.accountManager],
    ["association-type", filter.associationType],
    ["product", filter.product],
    ["region", filter.region],
    ["charging-mode", filter.chargingMode],
  ];
  const asked = (charge: Charge) =>
    mine(charge) &&
    charge.day >= filter.range.from &&
    charge.day <= filter.range.to &&
    wishes.every(([dimension, wish]) => wish === null || keyOf(charge, dimension) === wish);
  const sums = new Map<string, ExpenditureAmounts>();
  for (const charge of charges) {
    if (!charge.shown || !asked(charge)) continue;
    const key = dimensions.map((dimension) => keyOf(charge, dimension)).join("|");
    const known = sums.get(key) ?? { spent: ZERO, refunded: ZERO, listed: ZERO, rows: 0 };
    sums.set(key, {
      spent: plus(known.spent, charge.spent),
      refunded: charge.spent < 0n ? plus(known.refunded, charge.spent) : known.refunded,
      listed: plus(known.listed, charge.listed),
      rows: known.rows + 1,
    });
  }
  return sums;
}

/** Assigned now: the customer itself, or the reseller it is with. */
function isAssigned(assigned: readonly Assigned[], member: string, { customer, resellerNow }: Charge): boolean {
  const open = assigned.filter((one) => one.member === member && one.until === null).map(({ of }) => of);
  return open.includes(customer) || open.includes(resellerNow);
}
