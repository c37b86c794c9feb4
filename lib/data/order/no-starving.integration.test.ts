import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { sealAudit } from "../audit-log/seal-audit";
import { makeWorld, permit, type World } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { resumePurchases, stopPurchases } from "../delegation/stop-purchases";
import { buy, buyer, codesOf, sell } from "./order.fixture";

await openTestDatabase();

/** Enough that there is never a moment without an order under way. */
const BUYERS = 12;

/** Customers of one reseller that buy without a pause while `work` runs; how often they were accepted. */
async function whileBuying(world: World, work: () => Promise<void>): Promise<number> {
  const offerId = await sell(world);
  const customers = await Promise.all(Array.from({ length: BUYERS }, () => buyer(world, "100000000")));
  let [accepted, isOver] = [0, false];
  const lanes = customers.map(async (customerId) => {
    while (!isOver) if (codesOf(await buy(world, customerId, offerId)).length === 0) accepted++;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await work().finally(() => {
    isOver = true;
  });
  await Promise.all(lanes);
  return accepted;
}

// Orders share the locks of the companies above; whoever wants those alone must not wait for ever.
test("however many customers buy without a pause, their companies are suspended and stopped and the log is sealed", async () => {
  const world = await makeWorld();
  const resellerId = world.reseller.company.id;
  const may = permit(world.distributor, "reseller.stop");
  const accepted = await whileBuying(world, async () => {
    const steps = [
      () => turnTo(world.reseller, "restricted"),
      () => turnTo(world.reseller, "active"),
      () => turnTo(world.distributor, "restricted"),
      () => turnTo(world.distributor, "active"),
      () => stopPurchases(may, { resellerId, reason: "Because" }),
      () => resumePurchases(may, { resellerId, reason: "Because" }),
      () => sealAudit(world.distributor.distributorId),
    ];
    for (const step of steps) await step();
  });
  expect(accepted).toBeGreaterThan(BUYERS);
}, 120_000);
