import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { connectorAttempts, messages } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { permit } from "../budget/governance.fixture";
import { answer, openEnd } from "../end/end.fixture";
import { fanOut } from "../notification/fan-out";
import { inTenant } from "../tenant";
import { retryPlaces } from "./retry-places";
import { type Stage, withEnd } from "./stage.fixture";

await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

let stage: Stage;
withEnd((set) => {
  stage = set;
});

test("an order leaves signed, under a stable id, and is confirmed by the reply; not before", async () => {
  const { world, end, story, secret, connectorId, deliver, atConnector, statesOf, outboxOf, auditOf, settledCustomer } =
    stage;
  const customerId = await settledCustomer();
  const deletesAt = "2027-01-15T00:00:00.000Z";
  await story.freeze(customerId, "account-and-resources");
  expect(await statesOf(customerId)).toEqual(["confirmed", "ordered"]);
  // A notice is delivered once people are told; an order is not.
  await fanOut(world.distributor.distributorId);
  end.does(answer(200, { state: "confirmed", at: new Date().toISOString(), detail: "3 machines", deletesAt }));
  expect(await deliver()).toBe(1);

  const [call] = end.heard;
  expect(() => new Webhook(secret).verify(call?.body ?? "", call?.headers ?? {})).not.toThrow();
  const place = (await atConnector(customerId)).at(-1);
  expect(place).toMatchObject({
    state: "confirmed",
    detail: "3 machines",
    deletesAt: new Date(deletesAt),
    error: null,
  });
  expect(call?.id).toBe(place?.id);
  expect(call?.data).toMatchObject({
    orderId: place?.id,
    connectorId,
    customer: { id: customerId },
    accounts: [customerId],
    number: 2,
    level: "account-and-resources",
    formerLevel: "account",
    answerUrl: "http://127.0.0.1:3000/api/v1/connector-answers",
  });
  expect(await outboxOf(place?.id ?? "")).toMatchObject({ state: "delivered", attempts: 1, error: null });
  expect(await auditOf(customerId)).toEqual(["connector.order-confirmed", "connector.order-confirmed"]);
  expect(await deliver()).toBe(0);
});

test("a cause that leaves the level in force as it is orders nothing", async () => {
  const { story, deliver, atConnector, settledCustomer } = stage;
  const customerId = await settledCustomer();
  await story.freeze(customerId);
  expect(await deliver()).toBe(0);
  await story.freeze(customerId, "account-and-resources");
  await story.lift(customerId, "manual");
  const levels = (await atConnector(customerId)).map(({ number, level }) => [number, level]);
  expect(levels).toEqual([
    [1, "account"],
    [2, "account-and-resources"],
    [3, "account"],
  ]);
});

const failures = [
  ["answers 500", answer(500, "no"), "status", 500],
  ["redirects", answer(302, "", { location: "http://127.0.0.1:1/" }), "redirected", 302],
  ["answers what is no answer", answer(200, "thanks"), "answer-unreadable", 200],
  ["answers without end", answer(200, "x".repeat(200_000)), "answer-too-long", 200],
] as const;
test.each(failures)(
  "an end that %s is tried again, and nothing is said to have stopped",
  async (_name, does, error, status) => {
    const { world, end, story, deliver, atConnector, statesOf, outboxOf, settledCustomer } = stage;
    const customerId = await settledCustomer();
    end.does(does);
    await story.freeze(customerId, "account-and-resources");
    expect(await deliver()).toBe(1);
    expect(end.heard).toHaveLength(1);
    const place = (await atConnector(customerId)).at(-1);
    expect(place).toMatchObject({ state: "ordered", error, attempts: 1, nextAttemptAt: expect.any(Date) });
    expect(await outboxOf(place?.id ?? "")).toMatchObject({ state: "waiting", attempts: 1, error });
    expect(await deliver()).toBe(0);

    end.does(answer(200, { state: "confirmed" }));
    await story.letPass(6_000);
    expect(await deliver()).toBe(1);
    expect(await statesOf(customerId)).toEqual(["confirmed", "confirmed"]);
    expect(new Set(end.heard.map(({ id }) => id)).size).toBe(1);
    const kept = await inTenant(world.distributor, (tx) =>
      tx
        .select()
        .from(connectorAttempts)
        .where(eq(connectorAttempts.placeId, place?.id ?? "")),
    );
    expect(kept.map((one) => [one.attempt, one.status, one.error])).toEqual([
      [1, status, error],
      [2, 200, null],
    ]);
  },
);

test("an end that refuses the connection, and one that hangs up, are tried again", async () => {
  const { end, story, deliver, atConnector, settledCustomer } = stage;
  const customerId = await settledCustomer();
  end.does((response) => response.destroy());
  await story.freeze(customerId, "account-and-resources");
  await deliver();
  expect((await atConnector(customerId)).at(-1)).toMatchObject({ state: "ordered", error: "unreachable" });
  await end.close();
  await story.letPass(60_000);
  await deliver();
  expect((await atConnector(customerId)).at(-1)).toMatchObject({ state: "ordered", error: "refused", attempts: 2 });
});

test("an end that hangs is left after ten seconds and holds up no other", { timeout: 40_000 }, async () => {
  const { end, story, connectorId, deliver, atConnector, settledCustomer } = stage;
  const other = await openEnd();
  await story.connect("Other", other.url);
  const customerId = await settledCustomer();
  other.heard.length = 0;
  end.does(() => {});
  await story.freeze(customerId, "account-and-resources");
  const delivering = deliver();
  await expect.poll(() => other.heard.length, { timeout: 5_000 }).toBe(1);
  await delivering;
  const places = (await atConnector(customerId)).filter(({ number }) => number === 2);
  const byConnector = new Map(places.map((place) => [place.connectorId, place]));
  expect(byConnector.get(connectorId)).toMatchObject({ state: "ordered", error: "timed-out" });
  expect(places.filter(({ state }) => state === "confirmed")).toHaveLength(1);
  await other.close();
});

test("after a day it is given up: dead with its error, failed, told and audited; retried by hand under the same id", async () => {
  const { world, end, story, deliver, atConnector, outboxOf, auditOf, settledCustomer } = stage;
  const customerId = await settledCustomer();
  end.does(answer(503));
  await story.freeze(customerId, "account-and-resources");
  await deliver();
  await story.letPass(DAY_MS);
  await deliver();
  const failed = (await atConnector(customerId)).at(-1);
  expect(failed).toMatchObject({ state: "failed", error: "status", nextAttemptAt: null });
  const id = failed?.id ?? "";
  expect(await outboxOf(id)).toMatchObject({ state: "dead", error: "status" });
  expect(await auditOf(customerId)).toContain("connector.order-failed");
  const told = await inTenant(world.distributor, (tx) =>
    tx.select().from(messages).where(eq(messages.kind, "place-failed")),
  );
  expect(told.map(({ companyKind, customerId: about }) => [companyKind, about])).toEqual([["distributor", customerId]]);
  expect(await deliver()).toBe(0);

  for (const stranger of [world.otherDistributor, world.otherReseller]) {
    expect(await retryPlaces(permit(stranger, "restriction.retry"), { placeIds: [id] })).toBe(0);
  }
  expect(await auditOf(customerId)).not.toContain("connector.order-retried");
  end.does(answer(200, { state: "confirmed" }));
  expect(await retryPlaces(permit(world.distributor, "restriction.retry"), { placeIds: [id] })).toBe(1);
  expect(await auditOf(customerId)).toContain("connector.order-retried");
  expect(await deliver()).toBe(1);
  expect(end.heard.at(-1)?.id).toBe(id);
  expect((await atConnector(customerId)).at(-1)?.state).toBe("confirmed");
  expect(await retryPlaces(permit(world.distributor, "restriction.retry"), { placeIds: [id] })).toBe(0);
});

test("a provider that says failed is believed, and its words are kept", async () => {
  const { end, story, deliver, atConnector, settledCustomer } = stage;
  const customerId = await settledCustomer();
  end.does(answer(200, { state: "failed", detail: "no such account" }));
  await story.freeze(customerId, "account-and-resources");
  await deliver();
  expect((await atConnector(customerId)).at(-1)).toMatchObject({
    state: "failed",
    error: "provider-failed",
    detail: "no such account",
  });
});

test("an accepted order that is never answered failed after a day", async () => {
  const { end, story, deliver, atConnector, settledCustomer } = stage;
  const customerId = await settledCustomer();
  end.does(answer(202));
  await story.freeze(customerId, "account-and-resources");
  await deliver();
  expect((await atConnector(customerId)).at(-1)).toMatchObject({ state: "ordered", acceptedAt: expect.any(Date) });
  await story.letPass(23 * HOUR_MS);
  expect(await deliver()).toBe(0);
  await story.letPass(HOUR_MS);
  await deliver();
  expect(end.heard).toHaveLength(1);
  expect((await atConnector(customerId)).at(-1)).toMatchObject({ state: "failed", error: "no-answer" });
});
