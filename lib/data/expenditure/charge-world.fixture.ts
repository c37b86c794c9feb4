import fc from "fast-check";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import type { Actor } from "@/lib/domain/access/actor";
import { addColleague, assign, assignReseller, joinOwn } from "../assignment/assignment.fixture";
import { moveCustomer } from "../association/move-customer";
import { customerActor, joinCustomer, makeWorld, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { importRows, map, type Row } from "../delivery/delivery.fixture";

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
  for (const company of [world.distributor, world.reseller, world.otherReseller]) await addColleague(company);
  const customerIds = [moved, stays, other, own];
  const managers = {
    distributor: await addColleague(world.distributor, ["account-manager"]),
    reseller: await addColleague(world.reseller, ["account-manager"]),
    otherReseller: await addColleague(world.otherReseller, ["account-manager"]),
  };
  const [first, last] = [await addColleague(world.distributor, ["account-manager"]), managers.distributor];
  await turnClockTo(databaseUrl, at("2025-02-28T23:30:00"));
  done(await assign(world.distributor, first, [own]));
  done(await assign(world.reseller, managers.reseller, [moved]));
  await turnClockTo(databaseUrl, at("2025-03-14T00:00:00"));
  done(await assign(world.distributor, last, [own], "reassign"));
  done(await assignReseller(world.distributor, last, world.otherReseller.company.id));
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

/** Everybody who reads expenditure in that world. */
export function readersOf(world: ChargeWorld): readonly Actor[] {
  const customers = world.customerIds.map((id) => customerActor(world, id));
  return [world.distributor, world.reseller, world.otherReseller, ...Object.values(world.managers), ...customers];
}

function done(outcomes: readonly AssignmentOutcome[]): void {
  const refused = outcomes.flatMap(({ reasons }) => reasons.map(({ code }) => code));
  if (refused.length > 0) throw new Error(refused.join());
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
