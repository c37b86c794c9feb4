import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { auditEntries, connectorAttempts, connectors, orderedLevels, restrictionPlaces } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { countWrites, joinCustomer, makeWorld, permit } from "../budget/governance.fixture";
import { answer, openEnd } from "../end/end.fixture";
import { getHome } from "../home/get-home";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { addConnector } from "./add-connector";
import { connectedWorld } from "./connector.fixture";
import { deliverOrders } from "./deliver-orders";
import { getConnector } from "./get-connector";
import { listConnectors } from "./list-connectors";
import { orderInForce } from "./order-in-force";
import { removeConnector } from "./remove-connector";
import { rotateSecret } from "./rotate-secret";
import { setConnectorState } from "./set-connector-state";
import { testConnector } from "./test-connector";

const database = await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });
const world = await makeWorld();
const story = connectedWorld(world);
const end = await openEnd();
afterAll(() => end.close());
const manage = (actor: Actor) => permit(actor, "connector.manage");
const { connectorId } = await story.connect("Cloud", end.url, ["some-provider"]);

const auditOf = (id: string) =>
  inTenant(world.distributor, async (tx) =>
    (await tx.select().from(auditEntries)).filter(({ subjectId }) => subjectId === id).map(({ action }) => action),
  );

const commands = [
  ["test", (actor: Actor) => testConnector(manage(actor), { connectorId })],
  ["pause", (actor: Actor) => setConnectorState(manage(actor), { connectorId, state: "paused" })],
  ["rotate", (actor: Actor) => rotateSecret(manage(actor), { connectorId })],
  ["remove", (actor: Actor) => removeConnector(manage(actor), { connectorId })],
] as const;
test.each(commands)(
  "%s: another distributor finds no such connector, and a reseller may not try",
  async (_name, command) => {
    const before = await countWrites(world);
    const heard = end.heard.length;
    expect(await command(world.otherDistributor)).toEqual({ allowed: false, reasons: [{ code: "connector.unknown" }] });
    expect(issuePermit(world.reseller, "connector.manage")).toBeNull();
    expect(await countWrites(world)).toEqual(before);
    expect(end.heard).toHaveLength(heard);
  },
);

test("another distributor reads none of it, even without the scope clause", async () => {
  expect(await listConnectors(manage(world.otherDistributor), new Date())).toEqual([]);
  expect(await getConnector(manage(world.otherDistributor), connectorId, new Date())).toBeNull();
  await joinCustomer(world);
  for (const table of [connectors, connectorAttempts, orderedLevels, restrictionPlaces]) {
    expect(await inTenant(world.otherDistributor, (tx) => tx.select().from(table))).toEqual([]);
  }
});

test("adding names every objection; names are given once; each act leaves its audit entry and no secret", async () => {
  const add = (name: string, url: string) => addConnector(manage(world.distributor), { name, url, sources: null });
  expect(await add("Cloud", "ftp://user:x@127.0.0.1/")).toMatchObject({
    reasons: [
      { code: "connector.name-taken", name: "Cloud" },
      { code: "connector.not-https" },
      { code: "connector.address-with-password" },
    ],
  });
  const both = await Promise.all([add("Twice", end.url), add("Twice", end.url)]);
  expect(both.filter(({ allowed }) => allowed)).toHaveLength(1);
  const [added] = both.flatMap((one) => (one.allowed ? [one] : []));
  if (!added) throw new Error("none was added");
  const id = { connectorId: added.connectorId };
  end.does(answer(200, { hello: "there" }));
  expect(await testConnector(manage(world.distributor), id)).toMatchObject({
    heard: { status: 200, error: null, response: '{"hello":"there"}' },
  });
  await setConnectorState(manage(world.distributor), { ...id, state: "paused" });
  await setConnectorState(manage(world.distributor), { ...id, state: "active" });
  const rotated = await rotateSecret(manage(world.distributor), id);
  await removeConnector(manage(world.distributor), id);
  expect((await auditOf(added.connectorId)).toSorted()).toEqual([
    "connector.added",
    "connector.paused",
    "connector.removed",
    "connector.resumed",
    "connector.secret-rotated",
    "connector.tested",
  ]);
  const kept = await inTenant(world.distributor, async (tx) =>
    JSON.stringify([await tx.select().from(auditEntries), await tx.select().from(connectors)]),
  );
  for (const secret of [added.secret, rotated.allowed ? rotated.secret : ""])
    expect(kept).not.toContain(secret.slice(6));
  expect((await listConnectors(manage(world.distributor), new Date())).map(({ name }) => name)).toEqual(["Cloud"]);
  expect((await setConnectorState(manage(world.distributor), { ...id, state: "active" })).allowed).toBe(false);
});

test("a connector of other sources is not told; a paused one's orders wait and leave when it is resumed", async () => {
  const all = await story.connect("All", end.url);
  const customerId = await joinCustomer(world);
  await setConnectorState(manage(world.distributor), { connectorId: all.connectorId, state: "paused" });
  await story.freeze(customerId, "account-and-resources");
  const places = (await story.placesOf(customerId)).filter(({ number }) => number === 2);
  expect(places.flatMap((one) => one.connectorId ?? [])).toEqual([all.connectorId]);
  end.heard.length = 0;
  await story.letPass(25 * 60 * 60 * 1000);
  await deliverOrders(world.distributor.distributorId);
  expect(end.heard).toEqual([]);
  end.does(answer(500));
  await setConnectorState(manage(world.distributor), { connectorId: all.connectorId, state: "active" });
  await deliverOrders(world.distributor.distributorId);
  // A day of its own from then on: it is not given up for having waited.
  const latest = (await story.placesOf(customerId)).findLast(({ kind }) => kind === "connector");
  expect(latest).toMatchObject({ state: "ordered", error: "status" });
  end.does(answer(200, { state: "failed", detail: "no" }));
  await story.letPass(6_000);
  await deliverOrders(world.distributor.distributorId);
  const seen = await getConnector(manage(world.distributor), all.connectorId, new Date());
  expect(seen?.connector).toMatchObject({ ordered: 0, failed: 1 });
  expect(seen?.attempts[0]).toMatchObject({ attempt: 2, status: 200, order: { customerId, isFailed: true } });
  const home = (actor: Actor) => getHome(permit(actor, "home.read"), new Date());
  expect((await home(world.distributor)).counts.placeFailed).toBe(1);
  expect((await home(world.reseller)).counts.placeFailed).toBe(1);
  expect((await home(world.otherReseller)).counts.placeFailed).toBe(0);
  expect(await getConnector(manage(world.distributor), newId(), new Date())).toBeNull();
});

test("a connector that comes after a freeze is told what is in force, once, and the places that know are left alone", async () => {
  const made = await makeWorld();
  const late = connectedWorld(made);
  const { distributorId } = made.distributor;
  const [frozen, joined, early] = [await joinCustomer(made), await joinCustomer(made), await joinCustomer(made)];
  await late.freeze(frozen, "account-and-resources");
  expect(await orderInForce(distributorId)).toBe(0);
  const first = await late.connect("First", end.url);
  await late.freeze(early, "account-and-resources");
  await late.connect("Elsewhere", end.url, ["another-provider"]);
  expect(await orderInForce(distributorId)).toBe(2);
  expect(await orderInForce(distributorId)).toBe(0);
  end.heard.length = 0;
  end.does(answer(200, { state: "confirmed" }));
  await deliverOrders(distributorId);
  const levels = new Map(end.heard.map(({ data }) => [(data["customer"] as { id: string }).id, data["level"]]));
  expect(levels).toEqual(
    new Map([
      [frozen, "account-and-resources"],
      [joined, "account"],
      [early, "account-and-resources"],
    ]),
  );
  const latest = async (id: string) => {
    const places = await late.placesOf(id);
    const number = places.at(-1)?.number;
    return places
      .filter((one) => one.number === number)
      .map(({ kind, state, connectorId }) => [kind, state, connectorId]);
  };
  expect(await latest(frozen)).toEqual([
    ["connector", "confirmed", first.connectorId],
    ["own", "confirmed", null],
    ["recorded-only", "superseded", null],
  ]);
  const second = await late.connect("Second", end.url);
  const found = await Promise.all([orderInForce(distributorId), orderInForce(distributorId)]);
  expect(found.toSorted()).toEqual([0, 3]);
  expect((await latest(frozen)).map(([, state, connectorId]) => [state, connectorId])).toContainEqual([
    "ordered",
    second.connectorId,
  ]);
  expect((await latest(frozen))[0]).toEqual(["connector", "confirmed", first.connectorId]);
  expect(await orderInForce(made.otherDistributor.distributorId)).toBe(0);
});

test("of a freeze from before acts were kept a connector is told too, by the act made of its cause", async () => {
  const made = await makeWorld();
  const { distributorId } = made.distributor;
  const customerId = await joinCustomer(made);
  const owner = postgres(database.url, { max: 1 });
  await owner`delete from restriction_places where customer_id = ${customerId}`;
  await owner`delete from ordered_levels where customer_id = ${customerId}`;
  await owner.end();
  const late = connectedWorld(made);
  await late.connect("Late", end.url);
  expect(await orderInForce(distributorId)).toBe(1);
  const places = await late.placesOf(customerId);
  expect(places.map(({ number, level, kind, state }) => [number, level, kind, state])).toEqual([
    [1, "account", "connector", "ordered"],
    [1, "account", "own", "confirmed"],
  ]);
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});
