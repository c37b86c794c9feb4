import { afterEach, beforeEach, expect, test } from "vitest";
import { START } from "@/lib/contracts/page";
import { WebhookQuery } from "@/lib/contracts/webhook";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { WEBHOOKS_MAX } from "@/lib/domain/webhook/webhook";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit, type World } from "../budget/governance.fixture";
import { answer, openEnd } from "../end/end.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { addWebhook } from "./add-webhook";
import { changeWebhook } from "./change-webhook";
import { claimDelivery } from "./claim-delivery";
import { getWebhook } from "./get-webhook";
import { getWebhookDelivery } from "./get-webhook-delivery";
import { listWebhookDeliveries } from "./list-webhook-deliveries";
import { listWebhooks } from "./list-webhooks";
import { queueWebhookDeliveries } from "./queue-deliveries";
import { removeWebhook } from "./remove-webhook";
import { replayDead } from "./replay-dead";
import { replayDelivery } from "./replay-delivery";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { setWebhookState } from "./set-webhook-state";
import { testWebhook } from "./test-webhook";
import { webhooksOf } from "./webhook.fixture";

await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });

const AT = new Date("2026-11-29T12:00:00Z");
const WISHED = { language: "en" as const, topics: null };
const URL = "https://ops.example/hook";
const ALL = WebhookQuery.parse({});

let world: World;
let end: Awaited<ReturnType<typeof openEnd>>;
beforeEach(async () => {
  [world, end] = [await makeWorld(), await openEnd()];
});
afterEach(() => end.close());

test("what is set up is shown without its secret, and each act leaves an entry", async () => {
  const story = webhooksOf(world.distributor);
  const added = await story.add("https://hooks.slack.com/services/T0/B0/key", { format: "slack", topics: ["budget"] });
  const { webhookId } = added;
  const [row] = await listWebhooks(story.may, AT);
  expect(row).toMatchObject({ id: webhookId, address: "https://hooks.slack.com/…", topics: ["budget"], dead: 0 });
  expect(await changeWebhook(story.may, { ...WISHED, webhookId, name: "Other" })).toEqual({ allowed: true });
  expect((await story.rowOf(webhookId)).url).toBe("https://hooks.slack.com/services/T0/B0/key");
  expect(await getWebhook(story.may, webhookId, AT)).toMatchObject({ name: "Other", topics: null });
  await setWebhookState(story.may, { webhookId, state: "paused" });
  await setWebhookState(story.may, { webhookId, state: "active" });
  await rotateWebhookSecret(story.may, { webhookId });
  expect(JSON.stringify(await listWebhooks(story.may, AT))).not.toMatch(/whsec_|v1\.|key/);
  await removeWebhook(story.may, { webhookId });
  expect(await listWebhooks(story.may, AT)).toEqual([]);
  expect((await story.auditOf(webhookId)).map(({ action }) => action)).toEqual([
    "webhook.added",
    "webhook.changed",
    "webhook.paused",
    "webhook.resumed",
    "webhook.secret-rotated",
    "webhook.removed",
  ]);
});

test("a name is one's own, and twenty are enough", async () => {
  const story = webhooksOf(world.reseller);
  await story.add(URL, { name: "Ops" });
  const again = await addWebhook(story.may, { ...WISHED, name: "Ops", url: URL, format: "standard" });
  expect(again).toMatchObject({ reasons: [{ code: "webhook.name-taken", name: "Ops" }] });
  const elsewhere = webhooksOf(world.otherReseller);
  await elsewhere.add(URL, { name: "Ops" });
  for (let number = 1; number < WEBHOOKS_MAX; number += 1) await story.add(URL, { name: `No. ${number}` });
  const over = await addWebhook(story.may, { ...WISHED, name: "Over", url: URL, format: "standard" });
  expect(over).toMatchObject({ reasons: [{ code: "webhook.too-many", max: WEBHOOKS_MAX }] });
});

test("a test tells what came back, in any state, and is given up at once", async () => {
  const story = webhooksOf(world.reseller);
  const { webhookId } = await story.add(end.url);
  const heard = async () => {
    const answered = await testWebhook(story.may, { webhookId }, async ({ kind }) => JSON.stringify({ kind }));
    return answered.allowed ? answered.heard : answered.reasons;
  };
  end.does(answer(200, "thanks"));
  expect(await heard()).toMatchObject({ status: 200, error: null, response: "thanks" });
  await setWebhookState(story.may, { webhookId, state: "paused" });
  end.does(answer(500, "no\u0000no"));
  expect(await heard()).toMatchObject({ status: 500, error: "status", response: "nono" });
  expect((await story.deliveriesOf(webhookId)).map(({ state, kind }) => `${kind} ${state}`)).toEqual([
    "test delivered",
    "test dead",
  ]);
  expect((await story.rowOf(webhookId)).failingSince).toBeNull();
  expect((await story.auditOf(webhookId)).filter(({ action }) => action === "webhook.tested")).toHaveLength(2);
});

test("deliveries are read page by page, by state and topic, each with what went and came", async () => {
  const story = webhooksOf(world.reseller);
  const { webhookId } = await story.add(end.url);
  const ids = await story.tell(30);
  const newest = ids.toSorted().toReversed();
  const first = await listWebhookDeliveries(story.may, webhookId, ALL);
  const second = await listWebhookDeliveries(story.may, webhookId, { ...ALL, ...START, after: first.after });
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(newest);
  await testWebhook(story.may, { webhookId }, async () => '{"a":1}');
  const about = async (query: object) =>
    (await listWebhookDeliveries(story.may, webhookId, WebhookQuery.parse(query))).rows.length;
  expect(await about({ about: "test" })).toBe(1);
  expect(await about({ about: "development", state: "delivered" })).toBe(0);
  expect(await about({ about: "budget" })).toBe(0);
  const [tested] = (await listWebhookDeliveries(story.may, webhookId, { ...ALL, about: "test" })).rows;
  const read = await getWebhookDelivery(story.may, { webhookId, deliveryId: tested?.id ?? "" });
  expect(read?.attempts).toMatchObject([{ request: '{"a":1}', status: 200, attempt: 1 }]);
});

test("what is queued while somebody pauses is given up too, and never posted", async () => {
  const story = webhooksOf(world.reseller);
  const { webhookId } = await story.add(end.url);
  const { distributorId, company } = world.reseller;
  const [known] = await story.tell();
  const [told] = await story.deliveriesOf(webhookId);
  const noticeId = told?.noticeId ?? "";
  const notice = { noticeId, kind: "customer-joined", topic: "development" as const, facts: {} };
  const pausing = await inTenant(world.reseller, async (tx) => {
    const at = await instantOf(tx);
    const queued = await queueWebhookDeliveries(tx, distributorId, at, [{ ...notice, company }]);
    expect(queued).toHaveLength(1);
    const paused = setWebhookState(story.may, { webhookId, state: "paused" });
    await Promise.race([paused, new Promise((resolve) => setTimeout(resolve, 300))]);
    return { paused };
  });
  expect(await pausing.paused).toEqual({ allowed: true });
  const left = await story.deliveriesOf(webhookId);
  expect(left.map(({ state, error }) => `${state} ${error}`)).toEqual(["dead webhook.paused", "dead webhook.paused"]);
  expect(left.map(({ id }) => id)).toContain(known);
  expect(await claimDelivery(distributorId, webhookId)).toBeNull();
});

test("another company, another tenant and whoever is no administrator reach nothing and leave no trace", async () => {
  const story = webhooksOf(world.reseller);
  const { webhookId } = await story.add(end.url);
  const [deliveryId = ""] = await story.tell();
  await setWebhookState(story.may, { webhookId, state: "paused" });
  const before = [await story.rowOf(webhookId), await story.deliveriesOf(webhookId), await story.auditOf(webhookId)];
  for (const actor of [world.otherReseller, world.distributor, world.otherDistributor]) {
    const may = permit(actor, "webhook.manage");
    const unknown = { allowed: false, reasons: [{ code: "webhook.unknown" }] };
    expect(await listWebhooks(may, AT)).toEqual([]);
    expect(await getWebhook(may, webhookId, AT)).toBeNull();
    expect((await listWebhookDeliveries(may, webhookId, ALL)).rows).toEqual([]);
    expect(await getWebhookDelivery(may, { webhookId, deliveryId })).toBeNull();
    expect(await changeWebhook(may, { ...WISHED, webhookId, name: "Mine", url: URL })).toEqual(unknown);
    expect(await setWebhookState(may, { webhookId, state: "active" })).toEqual(unknown);
    expect(await rotateWebhookSecret(may, { webhookId })).toEqual(unknown);
    expect(await testWebhook(may, { webhookId }, async () => "{}")).toEqual(unknown);
    expect(await replayDelivery(may, { webhookId, deliveryId })).toEqual(unknown);
    expect(await replayDead(may, { webhookId, from: new Date(0), to: AT })).toEqual(unknown);
    expect(await removeWebhook(may, { webhookId })).toEqual(unknown);
  }
  expect(end.heard).toEqual([]);
  expect([await story.rowOf(webhookId), await story.deliveriesOf(webhookId), await story.auditOf(webhookId)]).toEqual(
    before,
  );
  const { via } = world.reseller;
  const manager = { ...world.reseller, via: { ...via, roles: ["account-manager"] } } as Actor;
  expect(issuePermit(manager, "webhook.manage")).toBeNull();
  // A delivery of another of one's own webhooks is none of this one's.
  const other = await story.add(end.url, { name: "Other" });
  expect(await replayDelivery(story.may, { webhookId: other.webhookId, deliveryId })).toMatchObject({
    reasons: [{ code: "webhook.nothing-to-replay" }],
  });
  expect(await replayDelivery(story.may, { webhookId: newId(), deliveryId })).toMatchObject({
    reasons: [{ code: "webhook.unknown" }],
  });
});
