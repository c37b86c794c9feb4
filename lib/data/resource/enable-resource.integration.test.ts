import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { cloudAccounts, resources } from "@/db/schema";
import { ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { undoMapping } from "../account/undo-mapping";
import {
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  type World,
} from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { actionsOf, set } from "../delegation/delegation.fixture";
import { map } from "../delivery/delivery.fixture";
import { enable, resourceOf, run, sellHourly } from "../metering/metering.fixture";
import { newId } from "../new-id";
import { buyer, sell } from "../order/order.fixture";
import { allowPayPerUse } from "../restriction/allow-pay-per-use";
import { blockPayPerUse } from "../restriction/block-pay-per-use";
import { inTenant } from "../tenant";
import type { EnabledResource } from "./enable-resource";
import { previewEnabling } from "./preview-enabling";

await openTestDatabase();

const codesOf = (answer: EnabledResource) => (answer.allowed ? [] : answer.reasons.map(({ code }) => code));
const resourcesOf = ({ distributor }: World, customerId: string) =>
  inTenant(distributor, (tx) => tx.select().from(resources).where(eq(resources.customerId, customerId)));
const act = (customerId: string) => ({ customerId, reason: "Because", messageToCustomer: null });

test("enabled is as the catalogue said it, for the customer's account, from that instant on", async () => {
  const world = await makeWorld();
  const offerId = await sellHourly(world, { specification: "Eight cores", service_type: "x.type.c" });
  const customerId = await buyer(world, "1000");
  const named = await run(world, customerId, offerId, { quantity: 3, name: "Builds" });
  const plain = await run(world, customerId, offerId);
  const row = await resourceOf(world, named);
  const { startedAt } = row;
  expect(row).toMatchObject({
    customerId,
    accountId: customerId,
    name: "Builds",
    offerId,
    specification: "Eight cores",
    quantity: 3,
    mode: "pay-per-use",
    periodUnit: "hour",
    price: null,
    expiresAt: null,
    serviceType: "x.type.c",
    meteredUntil: startedAt,
    closedAt: null,
    autoRenew: false,
  });
  expect((await resourceOf(world, plain)).name).toBe("Eight cores");
  expect(await actionsOf(world, "resource.enabled")).toBe(2);
});

test("a budget used up never refuses it; the block, a freeze, no budget and a suspension do, each named, and nothing is written", async () => {
  const world = await makeWorld();
  const [hourly, spot] = [await sellHourly(world), await sellHourly(world, { charging_mode: "spot" })];
  const customerId = await buyer(world, "10");
  await charge(world, customerId, "10");
  for (const offerId of [hourly, spot]) expect(codesOf(await enable(world, customerId, offerId))).toEqual([]);
  await blockPayPerUse(permit(world.distributor, "restriction.block-pay-per-use"), act(customerId));
  const fresh = await joinCustomer(world);
  const before = await countWrites(world);
  for (const offerId of [hourly, spot]) {
    expect(codesOf(await enable(world, customerId, offerId))).toEqual(["purchase.pay-per-use-blocked"]);
    expect(codesOf(await enable(world, fresh, offerId))).toEqual(["purchase.account-frozen", "purchase.no-budget"]);
  }
  expect(await countWrites(world)).toEqual(before);
  await turnTo(world.reseller, "restricted");
  expect(codesOf(await enable(world, customerId, hourly))).toContain("purchase.partner-suspended");
  expect(await resourcesOf(world, customerId)).toHaveLength(2);
  expect(await resourcesOf(world, fresh)).toEqual([]);
});

test("what the preview says is what enabling answers", async () => {
  const world = await makeWorld();
  const offers = [
    await sellHourly(world),
    await sell(world),
    await sellHourly(world, { currency: "EUR" }),
    await sellHourly(world, { valid_from: "2099-01-01" }),
  ];
  const customerId = await buyer(world, "10");
  const may = permit(customerActor(world, customerId), "resource.enable");
  const answers = [[], ["enabling.paid-in-advance"], null, ["enabling.not-offered"]];
  for (const [index, offerId] of offers.entries()) {
    const preview = await previewEnabling(may, { offerId, account: null });
    expect(preview && preview.reasons.map(({ code }) => code)).toEqual(answers[index]);
    expect(codesOf(await enable(world, customerId, offerId))).toEqual(answers[index] ?? ["enabling.offer-unknown"]);
  }
});

test("enabling races with the block: none is enabled once it is set", async () => {
  const world = await makeWorld();
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "10");
  let enabled = 0;
  for (let round = 0; round < 6; round++) {
    const asking = Array.from({ length: 5 }, () => enable(world, customerId, offerId));
    await blockPayPerUse(permit(world.distributor, "restriction.block-pay-per-use"), act(customerId));
    const answers = await Promise.all(asking);
    for (const answer of answers)
      if (!answer.allowed) expect(codesOf(answer)).toEqual(["purchase.pay-per-use-blocked"]);
    expect(codesOf(await enable(world, customerId, offerId))).toEqual(["purchase.pay-per-use-blocked"]);
    enabled += answers.filter(({ allowed }) => allowed).length;
    await allowPayPerUse(permit(world.distributor, "restriction.allow-pay-per-use"), {
      ...act(customerId),
      origins: ["manual"],
    });
  }
  expect(await resourcesOf(world, customerId)).toHaveLength(enabled);
});

test("a key enables once, however often it is sent; with anything else it is refused", async () => {
  const world = await makeWorld();
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "10");
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 8 }, () => enable(world, customerId, offerId, { key })));
  expect(new Set(answers.map((answer) => answer.allowed && answer.resourceId)).size).toBe(1);
  expect(answers.filter((answer) => answer.allowed && !answer.repeated)).toHaveLength(1);
  expect(codesOf(await enable(world, customerId, offerId, { key, quantity: 2 }))).toEqual(["enabling.key-used"]);
  expect(await resourcesOf(world, customerId)).toHaveLength(1);
  const other = await buyer(world, "10");
  expect(await enable(world, other, offerId, { key })).toMatchObject({ allowed: true, repeated: false });
});

test("it is for one account: the only one, the one chosen, or a new one of its own", async () => {
  const world = await makeWorld();
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "10");
  const { distributorId } = world.distributor;
  const second = `second-${customerId}`;
  await inTenant(world.distributor, (tx) =>
    tx.insert(cloudAccounts).values({ distributorId, accountId: second, parkedAmount: ZERO, firstSeenAt: new Date() }),
  );
  await map(world.distributor, second, customerId);
  expect(codesOf(await enable(world, customerId, offerId))).toEqual(["enabling.account-unnamed"]);
  expect(codesOf(await enable(world, customerId, offerId, { account: "nobody's" }))).toEqual([
    "enabling.account-unknown",
  ]);
  const chosen = await run(world, customerId, offerId, { account: second });
  expect((await resourceOf(world, chosen)).accountId).toBe(second);
  const foreign = await joinCustomer(world);
  expect(codesOf(await enable(world, customerId, offerId, { account: foreign }))).toEqual(["enabling.account-unknown"]);

  const bare = await buyer(world, "10");
  const rows = await inTenant(world.distributor, (tx) =>
    tx.execute<{ id: string }>(sql`select id from account_mappings where customer_id = ${bare}`),
  );
  const may = permit(world.distributor, "account.map");
  for (const { id } of rows) await undoMapping(may, { mappingId: id, reason: null });
  expect((await resourceOf(world, await run(world, bare, offerId))).accountId).toBe(bare);
});

test("nobody else's: a customer of another house finds no such offer and enables nothing", async () => {
  const world = await makeWorld();
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "10");
  await set(world.distributor, customerId, { amount: money("20"), version: 1 });
  const stranger = { ...world, distributor: world.otherDistributor };
  const before = [await countWrites(world), await countWrites(stranger)];
  expect(codesOf(await enable(stranger, customerId, offerId))).toEqual(["enabling.offer-unknown"]);
  const may = permit(customerActor(stranger, customerId), "resource.enable");
  expect(await previewEnabling(may, { offerId, account: null })).toBeNull();
  expect([await countWrites(world), await countWrites(stranger)]).toEqual(before);
});
