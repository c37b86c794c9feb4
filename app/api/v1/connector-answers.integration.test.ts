import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { auditEntries } from "@/db/schema";
import { joinCustomer, makeWorld, permit } from "@/lib/data/budget/governance.fixture";
import { connectedWorld } from "@/lib/data/connector/connector.fixture";
import { deliverOrders } from "@/lib/data/connector/deliver-orders";
import { removeConnector } from "@/lib/data/connector/remove-connector";
import { rotateSecret } from "@/lib/data/connector/rotate-secret";
import { answer, openEnd, signedAnswer } from "@/lib/data/end/end.fixture";
import { newId } from "@/lib/data/new-id";
import { inTenant } from "@/lib/data/tenant";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { send } from "./api.fixture";
import { POST } from "./connector-answers/route";

await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });
const world = await makeWorld();
const end = await openEnd();
afterAll(() => end.close());
end.does(answer(202));
const story = connectedWorld(world);
const { connectorId, secret: first } = await story.connect("Cloud", end.url);
let secret = first;
const MINUTE_MS = 60_000;

let customerId: string;
let orderId: string;
beforeEach(async () => {
  customerId = await joinCustomer(world);
  await deliverOrders(world.distributor.distributorId);
  orderId = String(end.heard.at(-1)?.data["orderId"]);
});

const latest = async () => (await story.placesOf(customerId)).findLast(({ kind }) => kind === "connector");
const entries = () =>
  inTenant(world.distributor, async (tx) => {
    const found = await tx.select().from(auditEntries).where(eq(auditEntries.customerId, customerId));
    return found.filter(({ action }) => action.startsWith("connector.")).length;
  });
type Given = { readonly by?: string; readonly at?: Date; readonly more?: object };
const call = (given: object, { by = secret, at = new Date(), more = {} }: Given = {}) =>
  send(POST, signedAnswer(by, { connectorId, orderId, ...given, ...more }, at));

test("an accepted order is confirmed by a call, once; the same call again changes nothing", async () => {
  expect(await latest()).toMatchObject({ state: "ordered", acceptedAt: expect.any(Date) });
  const given = { state: "confirmed", detail: "done", deletesAt: "2027-01-01T00:00:00Z" };
  expect(await call(given)).toMatchObject({ status: 200, json: { state: "confirmed", changed: true, why: null } });
  expect(await latest()).toMatchObject({ state: "confirmed", detail: "done", deletesAt: new Date(given.deletesAt) });
  const twice = { state: "confirmed", changed: false, why: "already-confirmed" };
  expect(await call(given)).toMatchObject({ status: 200, json: twice });
  expect(await call({ state: "failed" })).toMatchObject({ status: 200, json: twice });
  expect(await entries()).toBe(1);
});

test("failed and then confirmed, in whichever order they arrive, ends confirmed", async () => {
  expect((await call({ state: "failed", detail: "busy" })).json).toMatchObject({ state: "failed", changed: true });
  expect((await call({ state: "failed" })).json).toMatchObject({ changed: false, why: "repeated" });
  expect((await call({ state: "confirmed" })).json).toMatchObject({ state: "confirmed", changed: true });
});

test("a late answer to an order that a later one replaced changes nothing and says so", async () => {
  await story.freeze(customerId, "account-and-resources");
  expect((await call({ state: "confirmed" })).json).toEqual({ state: "superseded", changed: false, why: "superseded" });
  expect(await latest()).toMatchObject({ number: 2, state: "ordered" });
  expect(await entries()).toBe(0);
});

test("a signature that is wrong, missing, too old or from the future is a 401, and moves nothing", async () => {
  const other = await story.connect("Other", end.url);
  const stranger = connectedWorld({ ...world, distributor: world.otherDistributor });
  const foreign = await stranger.connect("Foreign", end.url);
  const body = { connectorId, orderId, state: "confirmed" };
  const refused = [
    call({ state: "confirmed" }, { by: other.secret }),
    call({ state: "confirmed" }, { by: foreign.secret }),
    call({ state: "confirmed" }, { at: new Date(Date.now() - 6 * MINUTE_MS) }),
    call({ state: "confirmed" }, { at: new Date(Date.now() + 6 * MINUTE_MS) }),
    call({ state: "confirmed" }, { more: { connectorId: newId() } }),
    send(POST, { body }),
    send(POST, { ...signedAnswer(secret, body, new Date()), raw: JSON.stringify({ ...body, state: "failed" }) }),
  ];
  for (const one of refused) expect(await one).toMatchObject({ status: 401, json: { code: "wrong-signature" } });
  expect(await latest()).toMatchObject({ state: "ordered" });
  expect(await entries()).toBe(0);
  // Rightly signed, but about what was never sent to it.
  const unknown = { status: 404, json: { code: "order-not-found" } };
  expect(await call({ state: "confirmed" }, { more: { orderId: newId() } })).toMatchObject(unknown);
  const asOther = { by: other.secret, more: { connectorId: other.connectorId } };
  expect(await call({ state: "confirmed" }, asOther)).toMatchObject(unknown);
  const asForeign = { by: foreign.secret, more: { connectorId: foreign.connectorId } };
  expect(await call({ state: "confirmed" }, asForeign)).toMatchObject(unknown);
  expect(await latest()).toMatchObject({ state: "ordered" });
  await removeConnector(permit(world.distributor, "connector.manage"), { connectorId: other.connectorId });
});

test("what is no answer is refused with the field", async () => {
  for (const given of [
    { state: "stopped" },
    { state: "confirmed", at: "yesterday" },
    { state: "failed", at: "0000-01-01T00:00:00Z" },
  ]) {
    expect(await call(given)).toMatchObject({ status: 400, json: { code: "invalid-request" } });
  }
  expect(await send(POST, { raw: "{" })).toMatchObject({ status: 400 });
  expect((await call({ state: "failed", detail: `\0 half \ud800 ${"x".repeat(900)}` })).status).toBe(200);
  expect((await latest())?.detail?.length).toBeLessThanOrEqual(500);
});

test("after a rotation both secrets hold for a day and both sign; a removed connector is believed no more", async () => {
  const rotated = await rotateSecret(permit(world.distributor, "connector.manage"), { connectorId });
  if (!rotated.allowed) throw new Error("not rotated");
  expect(await call({ state: "failed" }, { by: first })).toMatchObject({ status: 200 });
  expect(await call({ state: "confirmed" }, { by: rotated.secret })).toMatchObject({ status: 200 });
  await joinCustomer(world);
  await deliverOrders(world.distributor.distributorId);
  expect(end.heard.at(-1)?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
  secret = rotated.secret;
  await removeConnector(permit(world.distributor, "connector.manage"), { connectorId });
  expect(await call({ state: "confirmed" })).toMatchObject({ status: 401 });
});
