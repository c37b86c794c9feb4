import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { decimalOf, minus } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { countWrites, joinCustomer, makeWorld, permit, turnClockTo } from "../budget/governance.fixture";
import { lockMonths } from "../charge/lock-months";
import { importRows, map } from "../delivery/delivery.fixture";
import { buyer, sell } from "../order/order.fixture";
import { buyResource, unsubscribe } from "../order/resource-order.fixture";
import { inTenant } from "../tenant";
import { recordUsageEvents } from "../usage-event/record-usage-events";
import { close, codesOf, figuresOf, meterOf, month, on, used } from "./closing.fixture";
import { getMonth } from "./get-month";

const database = await openTestDatabase();

const at = (text: string) => turnClockTo(database.url, new Date(`${text}+08:00`));
const ROUNDS = process.env["PARTNER_CENTER_LONG"] ? 60 : 12;

/** A February with a bill, an order, and single usage that is nobody's yet; then it is March. */
async function february() {
  await at("2025-02-20T10:00:00");
  const world = await makeWorld();
  const customer = await joinCustomer(world);
  const bought = await buyer(world, "1000");
  const offerId = await sell(world, { valid_from: "2025-01-01" });
  const resourceId = await buyResource(world, bought, offerId);
  const bill = [on("2025-02-03", "10", customer)];
  await importRows(world.distributor, bill);
  await recordUsageEvents(permit(meterOf(world), "usage.record"), [used("nobody", "2025-02-08")]);
  await at("2025-03-02T10:00:00");
  return { world, customer, bought, resourceId, bill };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("whoever moves charges beside a closing: the move is in what the month closed with or told after it", async () => {
  let before = 0;
  let after = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { world, customer, bought, resourceId, bill } = await february();
    const { distributor } = world;
    const movers = [
      () => importRows(distributor, [...bill, on("2025-02-09", "5", customer)]),
      () => recordUsageEvents(permit(meterOf(world), "usage.record"), [used(bought, "2025-02-10", "3")]),
      () => unsubscribe(world, bought, resourceId),
      () => map(distributor, "nobody", customer),
    ];
    const closing = wait(round * 8).then(() => close(distributor, "2025-02"));
    const [answer] = await Promise.all([closing, ...movers.map((move) => move())]);
    expect(codesOf(answer)).toEqual(["saved"]);
    const read = await getMonth(permit(distributor, "expenditure.read"), month("2025-02"));
    after += read.changes.rows.length;
    before += movers.length - read.changes.rows.length;
    const [closed] = await inTenant(distributor, (tx) =>
      tx.execute<{ spent: string }>(sql`
        select trim_scale(sum(spent))::text as spent from closed_month_figures where month = '2025-02'`),
    );
    expect(decimalOf(minus(read.line.spent, read.line.changes.spent))).toBe(closed?.spent);
    expect(read.changes.rows.every((change) => change.at >= (read.line.closed?.at ?? change.at))).toBe(true);
  }
  // Both were met, or the test would tell nothing.
  expect([before, after].every((count) => count > ROUNDS / 4)).toBe(true);
}, 300_000);

test("behind a move that takes long it gives up in time, lets the others pass, and may be tried again", async () => {
  const { world, customer } = await february();
  const { distributor } = world;
  const writes = await countWrites(world);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const moving = inTenant(distributor, async (tx) => {
    await lockMonths(tx, distributor);
    await released;
  });
  await wait(200);
  const begun = Date.now();
  const closing = close(distributor, "2025-02");
  await wait(200);
  const event = recordUsageEvents(permit(meterOf(world), "usage.record"), [used(customer, "2025-03-01")]);
  expect(codesOf(await closing)).toEqual(["expenditure.month-moving"]);
  expect(Date.now() - begun).toBeLessThan(6000);
  expect(await event).toMatchObject([{ status: "taken" }]);
  expect((await countWrites(world)).records).toBe(writes.records);
  expect((await figuresOf(distributor, "2025-02")).state).toBe("complete");
  release();
  await moving;
  expect(codesOf(await close(distributor, "2025-02"))).toEqual(["saved"]);
}, 60_000);
