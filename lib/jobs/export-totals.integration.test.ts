import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeOf } from "@/lib/contracts/expenditure";
import { addColleague } from "@/lib/data/assignment/assignment.fixture";
import { money, turnClockTo } from "@/lib/data/budget/governance.fixture";
import { chargeRows, makeChargeWorld } from "@/lib/data/expenditure/charge-world.fixture";
import { naiveSums, readCharges } from "@/lib/data/expenditure/naive-sums.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { exported } from "./export.fixture";

const database = await openTestDatabase();
test("first", async () => {
  const [rows] = fc.sample(chargeRows, { numRuns: 1, seed: 3 });
  const world = await makeChargeWorld(database.url, rows ?? []);
  const admin = await addColleague(world.distributor);
  for (const kind of [
    "expenditure-summary",
    "statistics",
    "expenditure-details",
    "focus",
    "orders",
    "resources",
    "customers",
    "operation-log",
    "delivery-differences",
  ] as const) {
    const found = await exported(admin, kind, {
      from: "2025-02",
      to: "2025-05",
      month: kind === "expenditure-details" ? "2025-03" : "",
    });
    console.log(kind, found.length, JSON.stringify(found[0]));
  }
});
