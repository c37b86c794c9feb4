import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinCustomer, permit } from "../budget/governance.fixture";
import { answer } from "../end/end.fixture";
import { claimOrder } from "./claim-order";
import { removeConnector } from "./remove-connector";
import { type Stage, withEnd } from "./stage.fixture";

await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });

let stage: Stage;
withEnd((set) => {
  stage = set;
});

test("a superseded order that has not left is never sent; the later one is", async () => {
  const { end, story, deliver, atConnector, statesOf, outboxOf, settledCustomer } = stage;
  const customerId = await settledCustomer();
  await story.freeze(customerId, "account-and-resources");
  await story.lift(customerId, "manual");
  expect(await statesOf(customerId)).toEqual(["confirmed", "superseded", "ordered"]);
  expect(await deliver()).toBe(1);
  expect(end.heard.map(({ data }) => [data["number"], data["level"]])).toEqual([[3, "account"]]);
  const unsent = (await atConnector(customerId))[1];
  expect(await outboxOf(unsent?.id ?? "")).toMatchObject({ state: "dead", error: "superseded", attempts: 0 });
});

test("orders of a customer leave one after the other: the later one waits for an attempt under way", async () => {
  const { world, end, story, deliver, settledCustomer } = stage;
  const customerId = await settledCustomer();
  await story.freeze(customerId, "account-and-resources");
  const underWay = await claimOrder(world.distributor.distributorId);
  expect(underWay?.customerId).toBe(customerId);
  await story.lift(customerId, "manual");
  expect(await deliver()).toBe(0);
  await story.letPass(31_000);
  expect(await deliver()).toBe(1);
  expect(end.heard.map(({ data }) => data["number"])).toEqual([3]);
});

test("a process that dies between sending and marking: the end sees the same id twice", async () => {
  const { world, end, story, deliver, outboxOf, settledCustomer } = stage;
  const customerId = await settledCustomer();
  await story.freeze(customerId, "account-and-resources");
  const order = await claimOrder(world.distributor.distributorId);
  if (!order) throw new Error("nothing was due");
  await fetch(end.url, { method: "POST", body: '{"data":{}}', headers: { "webhook-id": order.id } });
  // Nobody marks it; before the lease is over nobody sends it either.
  expect(await deliver()).toBe(0);
  await story.letPass(31_000);
  expect(await deliver()).toBe(1);
  expect(end.heard.map(({ id }) => id)).toEqual([order.id, order.id]);
  expect(await outboxOf(order.id)).toMatchObject({ state: "delivered", attempts: 2 });
});

test("a process that is killed while the end works: the end sees the same id twice, and loses nothing", async () => {
  const { world, end, story, deliver, atConnector, settledCustomer } = stage;
  const customerId = await settledCustomer();
  await story.freeze(customerId, "account-and-resources");
  const code = `const { deliverOrders } = await import("./lib/data/connector/deliver-orders.ts");
    await deliverOrders(${JSON.stringify(world.distributor.distributorId)});`;
  const other = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", code],
    { env: process.env, stdio: "ignore" },
  );
  const gone = once(other, "exit");
  end.does(() => other.kill("SIGKILL"));
  const [, signal] = await gone;
  expect(signal).toBe("SIGKILL");
  expect(end.heard).toHaveLength(1);
  end.does(answer(200, { state: "confirmed" }));
  expect(await deliver()).toBe(0);
  await story.letPass(31_000);
  expect(await deliver()).toBe(1);
  expect(new Set(end.heard.map(({ id }) => id)).size).toBe(1);
  expect((await atConnector(customerId)).at(-1)).toMatchObject({ state: "confirmed", attempts: 2 });
});

test("several job processes at once send each order once", async () => {
  const { world, end, deliver } = stage;
  const ids = await Promise.all(Array.from({ length: 6 }, () => joinCustomer(world)));
  end.does((response, call) => {
    setTimeout(() => answer(200, { state: "confirmed" })(response, call), 50);
  });
  await Promise.all([deliver(), deliver(), deliver()]);
  const sent = end.heard.map(({ data }) => (data["customer"] as { id: string }).id);
  expect(sent.toSorted()).toEqual(ids.toSorted());
});

test("what was open at a removed connector is recorded only, and nothing is sent there any more", async () => {
  const { world, end, story, connectorId, deliver, statesOf, settledCustomer } = stage;
  const customerId = await settledCustomer();
  await story.freeze(customerId, "account-and-resources");
  expect(await removeConnector(permit(world.distributor, "connector.manage"), { connectorId })).toEqual({
    allowed: true,
  });
  expect(await statesOf(customerId)).toEqual(["confirmed", "recorded"]);
  expect(await deliver()).toBe(0);
  expect(end.heard).toEqual([]);
  await story.lift(customerId, "manual");
  expect((await story.placesOf(customerId)).at(-1)?.kind).toBe("recorded-only");
});
