import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { acceptDelivery } from "./accept-delivery";
import { auditActions, importRows, makeCustomer, makeDistributor, map, permitOf, sumsOf } from "./delivery.fixture";
import { discardDelivery } from "./discard-delivery";
import { getDelivery } from "./get-delivery";
import { listHeld } from "./list-held";

await openTestDatabase();

const held = (actor: Actor) => listHeld(permitOf(actor, "delivery.read"));

/** A delivery of 20 in force, and one of 9 without the second account held in its place. */
async function makeHeld() {
  const actor = await makeDistributor();
  const customer = await makeCustomer(actor);
  await importRows(actor, [{ ListCost: "10" }, { ListCost: "10", SubAccountId: "account-2" }]);
  await map(actor, "account-1", customer);
  const shrunk = await importRows(actor, [{ ListCost: "9" }]);
  return { actor, customer, shrunk, deliveryId: shrunk.deliveries[0]?.id ?? "", revision: 2 };
}

test("a delivery that shrinks is held with every reason, and nothing moves", async () => {
  const { actor, customer, shrunk, deliveryId, revision } = await makeHeld();
  expect(shrunk).toMatchObject({ unchanged: true, rows: 1, taken: 1 });
  expect(shrunk.deliveries[0]).toMatchObject({ status: "held", revision });
  expect(shrunk.deliveries[0]?.hold.map(({ code }) => code)).toEqual(["delivery.drops-account", "delivery.lowers-sum"]);
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["10", "10"] });
  expect(await auditActions(actor)).toEqual(expect.arrayContaining(["delivery.applied", "delivery.held"]));
  expect(await held(actor)).toMatchObject([
    { deliveryId, revision, source: "AWS", billingAccount: "bill-1", billingPeriod: "2024-09", rows: 1 },
  ]);
});

test("another distributor or a reseller neither sees, accepts nor discards what is held", async () => {
  const { actor, deliveryId, revision } = await makeHeld();
  const other = await makeDistributor();
  const permit = permitOf(other, "delivery.accept");
  expect(await held(other)).toEqual([]);
  expect(await getDelivery(permitOf(other, "delivery.read"), deliveryId)).toBeNull();
  expect(await acceptDelivery(permit, { deliveryId, revision })).toMatchObject({ allowed: false });
  expect(await discardDelivery(permit, { deliveryId, revision })).toMatchObject({ allowed: false });
  expect(await auditActions(other)).toEqual([]);
  const reseller: Actor = { ...actor, company: { ...actor.company, kind: "reseller" } };
  for (const action of ["delivery.read", "delivery.accept"] as const) expect(issuePermit(reseller, action)).toBeNull();
  expect(await held(actor)).toHaveLength(1);
});

test("what is discarded is held no more and cannot be accepted", async () => {
  const { actor, customer, deliveryId, revision } = await makeHeld();
  const permit = permitOf(actor, "delivery.accept");
  expect(await discardDelivery(permit, { deliveryId, revision })).toEqual({ allowed: true });
  expect(await held(actor)).toEqual([]);
  expect(await acceptDelivery(permit, { deliveryId, revision })).toMatchObject({
    reasons: [{ code: "delivery.not-held" }],
  });
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["10", "10"] });
  expect(await auditActions(actor)).toContain("delivery.discarded");
  expect((await importRows(actor, [{ ListCost: "9" }])).deliveries[0]).toMatchObject({ status: "held", revision: 3 });
});

test("what is accepted takes the former's place, and the same again changes nothing", async () => {
  const { actor, customer, deliveryId, revision } = await makeHeld();
  const permit = permitOf(actor, "delivery.accept");
  expect(await acceptDelivery(permit, { deliveryId, revision })).toEqual({ allowed: true });
  expect(await held(actor)).toEqual([]);
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["9", "9"] });
  expect(await getDelivery(permitOf(actor, "delivery.read"), deliveryId)).toMatchObject({ revision });
  expect(await auditActions(actor)).toContain("delivery.accepted");
  const same = await importRows(actor, [{ ListCost: "9" }]);
  expect(same.deliveries[0]).toMatchObject({ status: "unchanged", revision });
});
