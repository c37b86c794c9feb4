import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accountMappings, orders } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { mapAccount } from "../account/map-account";
import { undoMapping } from "../account/undo-mapping";
import { customerActor, makeWorld, money, permit } from "../budget/governance.fixture";
import { run } from "../metering/metering.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { openShop } from "../trade/shop.fixture";
import { convertResource } from "./convert-resource";
import { listChangeOffers, listConversionOffers } from "./list-fitting-offers";
import { buyer, sell } from "./order.fixture";
import { previewConversion } from "./preview-term";
import {
  buyResource,
  freeze,
  lift,
  linesPlaced,
  nowOf,
  refusalsOf,
  renew,
  resourceNow,
  unsubscribe,
} from "./resource-order.fixture";

await openTestDatabase();

test("what is paid by use is paid in advance from now on, keeps its name and account, and then renews and ends like it", async () => {
  const world = await makeWorld();
  const { hourly, month: monthly, bigger: other } = await openShop(world);
  const customerId = await buyer(world, "200");
  const resourceId = await run(world, customerId, hourly, { quantity: 2, name: "web-01" });
  const may = permit(customerActor(world, customerId), "order.place");
  const convert = (wish: { offerId?: string; agreed?: string; key?: string } = {}) =>
    convertResource(may, {
      resourceId,
      offerId: wish.offerId ?? monthly,
      periods: 1,
      agreed: money(wish.agreed ?? "60"),
      key: wish.key ?? newId(),
    });

  expect((await listConversionOffers(may, resourceId)).map(({ id }) => id)).toEqual([monthly]);
  expect(refusalsOf(await convert({ offerId: other }))).toEqual(["term.offer-unfit"]);
  expect(refusalsOf(await convert({ agreed: "1" }))).toEqual(["term.price-changed"]);
  expect(refusalsOf(await renew(world, customerId, resourceId))).toEqual(["term.paid-by-use"]);
  await freeze(world, customerId);
  expect(refusalsOf(await convert())).toEqual(["purchase.account-frozen"]);
  await lift(world, customerId);
  const shown = await previewConversion(may, { resourceId, offerId: monthly, periods: 1 });
  expect(shown).toMatchObject({
    amount: money("60"),
    reasons: [],
    remaining: { before: money("200"), after: money("140") },
  });

  const key = newId();
  const answers = await Promise.all(Array.from({ length: 8 }, () => convert({ key })));
  expect(new Set(answers.map((answer) => answer.allowed && answer.orderId)).size).toBe(1);
  const now = await nowOf(world);
  const turned = await resourceNow(world, resourceId);
  expect(turned).toMatchObject({
    name: "web-01",
    accountId: customerId,
    mode: "yearly-monthly",
    offerId: monthly,
    price: money("30"),
    quantity: 2,
    meteredUntil: null,
  });
  expect(turned.expiresAt && turned.expiresAt > now).toBe(true);
  expect(refusalsOf(await convert())).toContain("term.not-pay-per-use");
  expect(refusalsOf(await renew(world, customerId, resourceId, { agreed: money("60") }))).toEqual([]);
  const back = await linesPlaced(world, await unsubscribe(world, customerId, resourceId));
  expect(back.map(({ kind }) => kind)).toEqual(["refund", "refund"]);
  const placed = await inTenant(world.distributor, (tx) =>
    tx.select({ type: orders.type }).from(orders).where(eq(orders.customerId, customerId)).orderBy(orders.id),
  );
  expect(placed.map(({ type }) => type)).toEqual(["to-yearly-monthly", "renewal", "unsubscription"]);
});

test("a resource can become what fits it: the same service, region, unit and period, with a price now", async () => {
  const world = await makeWorld();
  const service = `S-${newId().slice(-8)}`;
  const small = await sell(world, { service, specification: "Small" });
  const large = await sell(world, { service, specification: "Large", price: "66.66" });
  await sell(world, { service, specification: "Yearly", period: "1 year" });
  await sell(world, { service, specification: "Elsewhere", region: "west-1", region_name: "West" });
  await sell(world, { service, specification: "Plan", charging_mode: "savings-plan" });
  await sell(world, { service, specification: "Disk", unit: "GB" });
  const customerId = await buyer(world, "100");
  const resourceId = await buyResource(world, customerId, small);
  const may = permit(customerActor(world, customerId), "order.place");
  expect((await listChangeOffers(may, resourceId)).map(({ id }) => id)).toEqual([large, small]);
});

test("what is charged on an account that is the customer's no longer is neither renewed nor given back", async () => {
  const world = await makeWorld();
  const customerId = await buyer(world, "100");
  const resourceId = await buyResource(world, customerId, await sell(world));
  const mappings = await inTenant(world.distributor, (tx) =>
    tx.select({ id: accountMappings.id }).from(accountMappings).where(eq(accountMappings.customerId, customerId)),
  );
  const may = permit(world.distributor, "account.map");
  for (const { id } of mappings) await undoMapping(may, { mappingId: id, reason: null });
  expect(refusalsOf(await renew(world, customerId, resourceId))).toEqual(["term.account-lost"]);
  expect(refusalsOf(await unsubscribe(world, customerId, resourceId))).toEqual(["term.account-lost"]);
  await mapAccount(may, { accountId: customerId, customerId, fromDay: null });
  expect(refusalsOf(await unsubscribe(world, customerId, resourceId))).toEqual([]);
});
