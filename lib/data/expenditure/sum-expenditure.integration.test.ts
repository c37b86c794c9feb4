import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExpenditureFilter, wholeOf } from "@/lib/contracts/expenditure";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { EXPENDITURE_DIMENSIONS } from "@/lib/domain/expenditure/dimension";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { memberIdOf } from "../assignment/assignment.fixture";
import { inTenant } from "../tenant";
import { type ChargeWorld, chargeRows, makeChargeWorld, readersOf } from "./charge-world.fixture";
import { naiveSums, readCharges } from "./naive-sums.fixture";
import { sumExpenditure } from "./sum-expenditure";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 40 : 4;
const READS = 80;

const day = fc.constantFrom(
  "2025-02-01",
  "2025-02-28",
  "2025-03-01",
  "2025-03-15",
  "2025-03-31",
  "2025-04-16",
  "2025-05-31",
);

function asking(world: ChargeWorld) {
  // Mostly not narrowed, or hardly a charge would be left.
  const maybe = <T>(...values: T[]) =>
    fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
  return fc.record({
    // The distributor, who reads most, as often as everybody else together.
    reader: fc.oneof(fc.constant(world.distributor), fc.constantFrom(...readersOf(world))),
    dimensions: fc.uniqueArray(fc.constantFrom(...EXPENDITURE_DIMENSIONS), { maxLength: 3 }),
    range: fc.record({ from: day, to: day }),
    narrowed: fc.record({
      customerId: maybe(...world.customerIds),
      resellerId: maybe(world.reseller.company.id, world.otherReseller.company.id),
      accountManager: maybe("", ...Object.values(world.managers).map(memberIdOf)),
      attribution: fc.constantFrom("expenditure", "statistics"),
      associationType: maybe("direct", "through-reseller"),
      product: maybe("Compute", "Storage"),
      region: maybe("", "north-1"),
      chargingMode: maybe("pay-per-use", "spot", "yearly-monthly"),
    }),
  });
}

test("whoever asks, whatever for: the sums are those that anybody would add up from the charges", async () => {
  await fc.assert(
    fc.asyncProperty(chargeRows, fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      for (const seed of seeds.take(READS)) {
        const [asked] = fc.sample(asking(world), { numRuns: 1, seed });
        if (!asked) throw new Error("nothing asked");
        const range = { from: asked.range.from as BillingDay, to: asked.range.to as BillingDay };
        const filter = { ...wholeOf(range, "expenditure"), ...asked.narrowed } as ExpenditureFilter;
        const sums = await inTenant(asked.reader, (tx) => sumExpenditure(tx, asked.reader, filter, asked.dimensions));
        const found = new Map(
          sums.map(({ keys, ...amounts }) => [asked.dimensions.map((dimension) => keys[dimension]).join("|"), amounts]),
        );
        expect(found).toEqual(
          naiveSums(await readCharges(world, asked.reader), asked.reader, filter, asked.dimensions),
        );
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);
