import { sql } from "drizzle-orm";
import fc from "fast-check";
import type { ExpenditureAmounts, ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingDay, billingDayOf, dayStart, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { ATTRIBUTION_DAYS, type ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import { type Money, parseMoney, plus, ZERO } from "@/lib/domain/money/money";
import { addColleague, assign, assignReseller, joinOwn, memberIdOf } from "../assignment/assignment.fixture";
import { moveCustomer } from "../association/move-customer";
import { joinCustomer, makeWorld, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { importRows, map, type Row } from "../delivery/delivery.fixture";
import { inTenant } from "../tenant";

/** A world with four months of charges of every kind, 2025-02 to 2025-05, a move and changing account managers. */
export type ChargeWorld = World & {
  readonly customerIds: readonly string[];
  readonly managers: { readonly distributor: Actor; readonly reseller: Actor; readonly otherReseller: Actor };
};

const at = (text: string) => new Date(`${text}+08:00`);

export async function makeChargeWorld(databaseUrl: string, rows: readonly Row[]): Promise<ChargeWorld> {
  await turnClockTo(databaseUrl, at("2025-01-20T10:00:00"));
  const world = await makeWorld();
  const moved = await joinCustomer(world);
  const stays = await joinCustomer(world);
  const other = await joinCustomer({ ...world, reseller: world.otherReseller });
  const own = await joinOwn(world);
  for (const company of [world.reseller, world.otherReseller]) await addColleague(company);
  const customerIds = [moved, stays, other, own];
  const managers = {
    distributor: await addColleague(world.distributor, ["account-manager"]),
    reseller: await addColleague(world.reseller, ["account-manager"]),
    otherReseller: await addColleague(world.otherReseller, ["account-manager"]),
  };
  const [first, last] = [await addColleague(world.distributor), managers.distributor];
  await turnClockTo(databaseUrl, at("2025-02-28T23:30:00"));
  await assign(world.distributor, first, [own]);
  await assign(world.reseller, managers.reseller, [moved]);
  await turnClockTo(databaseUrl, at("2025-03-14T00:00:00"));
  await assign(world.distributor, last, [own], "reassign");
  await assignReseller(world.distributor, last, world.otherReseller.company.id);
  await turnClockTo(databaseUrl, at("2025-04-10T12:00:00"));
  const move = { customerId: moved, resellerId: world.otherReseller.company.id, reason: "Region changed hands" };
  await moveCustomer(permit(world.distributor, "customer.move"), move);
  await turnClockTo(databaseUrl, at("2025-06-03T09:00:00"));
  await importRows(
    world.distributor,
    rows.map((row) => ({ ...row, SubAccountId: customerIds[Number(row["SubAccountId"])] ?? "nobody" })),
  );
  await map(world.distributor, own, own);
  return { ...world, customerIds, managers };
}

const pad = (count: number) => String(count).padStart(2, "0");

/** Rows of a bill: customers by their index, days around month ends, refunds, taxes, coupons, covered usage, digits. */
export const chargeRows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc
    .record({
      account: fc.integer({ min: 0, max: 4 }),
      month: fc.integer({ min: 2, max: 5 }),
      day: fc.constantFrom(1, 1, 2, 14, 15, 16, 27, 28),
      hour: fc.constantFrom(0, 15, 16, 23),
      units: fc.integer({ min: -5_000_000, max: 20_000_000 }),
      decimals: fc.constantFrom("", "000000000001", "3"),
      service: fc.constantFrom("Compute", "Storage", "Database"),
      region: fc.constantFrom("", "north-1", "south-1"),
      category: fc.constantFrom("Usage", "Usage", "Usage", "Purchase", "Tax", "Credit", "Adjustment"),
      pricing: fc.constantFrom("Standard", "Standard", "Dynamic"),
      commitment: fc.constantFrom("", "", "", "plan-1"),
    })
    .map((made) => {
      const day = `2025-${pad(made.month)}-${pad(made.day)}`;
      const covered = made.commitment !== "" && made.category === "Usage";
      return {
        SubAccountId: String(made.account),
        BillingAccountId: `bill-${made.month}`,
        ListCost: `${made.units}${made.decimals === "" ? "" : `.${made.decimals}`}`,
        ChargePeriodStart: `${day} ${pad(made.hour)}:30:00`,
        ChargePeriodEnd: `${day} ${pad(made.hour)}:45:00`,
        BillingPeriodStart: `2025-${pad(made.month)}-01 00:00:00`,
        BillingPeriodEnd: `2025-${pad(made.month + 1)}-01 00:00:00`,
        ChargeCategory: made.category,
        ServiceName: made.service,
        RegionId: made.region,
        PricingCategory: made.category === "Usage" ? made.pricing : "Standard",
        CommitmentDiscountId: made.commitment === "" ? "NULL" : made.commitment,
        CommitmentDiscountStatus: covered ? "Used" : "NULL",
        CommitmentDiscountCategory: made.commitment === "" ? "NULL" : "Usage",
      };
    }),
  { minLength: 1, maxLength: 60 },
);

type Charge = {
  readonly day: BillingDay;
  readonly customer: string;
  readonly resellerId: string;
  readonly product: string;
  readonly region: string;
  readonly mode: string;
  readonly spent: Money;
  readonly listed: Money;
  readonly shown: boolean;
};

type Assigned = { readonly member: string; readonly of: string; readonly since: string; readonly until: string | null };

/** All that a naive answer is made of, read row by row as the distributor and summed by nothing but this file. */
export async function readCharges({ distributor }: World, reader: Actor) {
  return inTenant(distributor, async (tx) => {
    const charges = await tx.execute<Record<string, string>>(sql`
      select c.day::text, c.customer_id::text as customer, coalesce(a.reseller_id::text, '') as reseller, c.service,
        c.region, c.charging_mode as mode, c.spent::text, c.list_cost::text as listed, c.category, c.origin
      from charges c join associations a on a.distributor_id = c.distributor_id and a.id = c.association_id
      where c.distributor_id = ${distributor.distributorId} and c.removed_in is null and c.customer_id is not null`);
    const assigned = await tx.execute<Record<string, string | null>>(sql`
      select member_id::text as member, coalesce(customer_id, reseller_id)::text as of, since::text, ended_at::text as until
      from assignments
      where distributor_id = ${distributor.distributorId} and company_id = ${reader.company.id}`);
    return { charges: charges.map(chargeOf), assigned: assigned.map((row) => ({ ...row }) as unknown as Assigned) };
  });
}

function chargeOf(row: Record<string, string>): Charge {
  const [spent, listed] = [parseMoney(row["spent"] ?? ""), parseMoney(row["listed"] ?? "")];
  if (spent === null || listed === null) throw new Error("no money");
  const isEstimate = row["origin"] !== "delivery" && spent !== listed;
  return {
    day: row["day"] as BillingDay,
    customer: row["customer"] ?? "",
    resellerId: row["reseller"] ?? "",
    product: row["service"] ?? "",
    region: row["region"] ?? "",
    mode: row["mode"] ?? "",
    spent,
    listed,
    shown: !["tax", "credit"].includes(row["category"] ?? "") && !isEstimate,
  };
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
  const mine = ({ customer, resellerId }: Charge): boolean => {
    if (reader.company.kind === "customer") return customer === reader.company.id;
    if (reader.company.kind === "reseller" && resellerId !== reader.company.id) return false;
    return !narrowed || isAssigned(assigned, memberIdOf(reader), customer, charges);
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
  const asked = (charge: Charge) =>
    mine(charge) &&
    charge.day >= filter.range.from &&
    charge.day <= filter.range.to &&
    (filter.customerId === null || charge.customer === filter.customerId) &&
    (filter.resellerId === null || charge.resellerId === filter.resellerId) &&
    (filter.accountManager === null || managerOf(charge) === filter.accountManager) &&
    (filter.associationType === null || keyOf(charge, "association-type") === filter.associationType) &&
    (filter.product === null || charge.product === filter.product) &&
    (filter.region === null || charge.region === filter.region) &&
    (filter.chargingMode === null || charge.mode === filter.chargingMode);
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
function isAssigned(
  assigned: readonly Assigned[],
  member: string,
  customer: string,
  charges: readonly Charge[],
): boolean {
  const open = new Set(assigned.filter((one) => one.member === member && one.until === null).map(({ of }) => of));
  const newest = charges
    .filter((charge) => charge.customer === customer)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
  return open.has(customer) || open.has(newest?.resellerId ?? "");
}
