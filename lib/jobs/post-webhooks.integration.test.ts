import { createServer, type Socket } from "node:net";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { noticeReceipts } from "@/db/schema";
import { joinCustomer, makeWorld, type World } from "@/lib/data/budget/governance.fixture";
import { connectedWorld } from "@/lib/data/connector/connector.fixture";
import { answer, openEnd } from "@/lib/data/end/end.fixture";
import { fanOut } from "@/lib/data/notification/fan-out";
import { inTenant } from "@/lib/data/tenant";
import { claimDelivery } from "@/lib/data/webhook/claim-delivery";
import { disableFailing } from "@/lib/data/webhook/disable-failing";
import { replayDead } from "@/lib/data/webhook/replay-dead";
import { replayDelivery } from "@/lib/data/webhook/replay-delivery";
import { rotateWebhookSecret } from "@/lib/data/webhook/rotate-webhook-secret";
import { setWebhookState } from "@/lib/data/webhook/set-webhook-state";
import { webhooksOf } from "@/lib/data/webhook/webhook.fixture";
import { giveEnvironment } from "@/scripts/integration/environment";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { beginDeliveries, deliveriesEnded } from "./post-webhooks";

const ALLOWING = { CONNECTOR_ALLOW_PRIVATE: "1", NEXTAUTH_URL: "https://pc.example" };
const database = await openTestDatabase(ALLOWING);

const DAY_MS = 24 * 60 * 60 * 1000;
const staying = new AbortController().signal;
const quietly = answer(200, "ok");

let world: World;
let end: Awaited<ReturnType<typeof openEnd>>;
let story: ReturnType<typeof webhooksOf>;
const deliver = async () => {
  await beginDeliveries(world.distributor.distributorId, staying);
  await deliveriesEnded();
};

beforeEach(async () => {
  [world, end] = [await makeWorld(), await openEnd()];
  story = webhooksOf(world.reseller);
  end.does(quietly);
});
afterEach(() => end.close());

describe("what arrives", () => {
  test("is signed, says what the company was told and where to look, and is kept as it went", async () => {
    const { webhookId, secret } = await story.add(end.url, { language: "zh-CN" });
    const customerId = await joinCustomer(world);
    const [id = ""] = await story.tell(1, customerId);
    await deliver();
    const [call] = end.heard;
    expect(call?.id).toBe(id);
    const read = new Webhook(secret).verify(call?.body ?? "", call?.headers ?? {}) as Record<string, unknown>;
    expect(read).toMatchObject({
      type: "customer-joined",
      data: {
        topic: "development",
        company: { kind: "reseller", id: world.reseller.company.id },
        customer: { id: customerId },
        facts: { partner: "Bright", start: "waits" },
        url: `https://pc.example/customers/${customerId}`,
      },
    });
    expect(JSON.stringify(read["data"])).toMatch(/"title":"[^"]*[一-鿿]/);
    const [row] = await story.deliveriesOf(webhookId);
    expect(row).toMatchObject({ state: "delivered", attempts: 1, error: null, leasedUntil: null });
    const [attempt] = await story.attemptsOf(id);
    expect(attempt).toMatchObject({ request: call?.body, status: 200, response: "ok", error: null, attempt: 1 });
    expect(JSON.stringify(attempt)).not.toContain("whsec_");
  });

  test("is a freeze, by the way that notices take to people", async () => {
    const { distributorId } = world.distributor;
    const customerId = await joinCustomer(world);
    await fanOut(distributorId);
    const { webhookId } = await story.add(end.url, { topics: ["restriction"] });
    await connectedWorld(world).freeze(customerId);
    await fanOut(distributorId);
    await deliver();
    const sent = end.heard.map(({ body }) => JSON.parse(body));
    expect(sent).toMatchObject([{ type: "frozen", data: { customer: { id: customerId }, topic: "restriction" } }]);
    expect(sent[0].data.text.title).not.toBe("");
    const [delivery] = await story.deliveriesOf(webhookId);
    const receipts = await inTenant(world.reseller, (tx) =>
      tx.select().from(noticeReceipts).where(eq(noticeReceipts.hearerId, webhookId)),
    );
    expect(receipts).toMatchObject([{ way: "webhook", outcome: "sent", carriedBy: delivery?.id }]);
  });

  test("goes to the webhooks that are to hear of it, and to no other company's", async () => {
    const hearing = await story.add(end.url, { name: "Hears", topics: ["development", "budget"] });
    const deaf = await story.add(end.url, { name: "Deaf", topics: ["budget"] });
    const foreign = await webhooksOf(world.otherReseller).add(end.url);
    await story.tell();
    await deliver();
    expect((await story.deliveriesOf(hearing.webhookId)).map(({ state }) => state)).toEqual(["delivered"]);
    expect(await story.deliveriesOf(deaf.webhookId)).toEqual([]);
    expect(await story.deliveriesOf(foreign.webhookId)).toEqual([]);
  });

  test("is signed with both secrets for a day after a rotation, then with the new one alone", async () => {
    const { webhookId, secret: former } = await story.add(end.url);
    const rotated = await rotateWebhookSecret(story.may, { webhookId });
    if (!rotated.allowed) throw new Error("refused");
    await story.tell();
    await deliver();
    const verify = (secret: string) => {
      const { body = "", headers = {} } = end.heard.at(-1) ?? {};
      return () => new Webhook(secret).verify(body, headers);
    };
    expect(verify(former)).not.toThrow();
    expect(verify(rotated.secret)).not.toThrow();
    await story.letPass(DAY_MS + 1000);
    await story.tell();
    await deliver();
    expect(verify(former)).toThrow();
    expect(verify(rotated.secret)).not.toThrow();
  });
});

describe("what fails", () => {
  test.each([
    ["with 4xx", answer(404, "nobody here"), { error: "status", status: 404, response: "nobody here" }],
    ["with 5xx", answer(503), { error: "status", status: 503 }],
    ["by a redirect", answer(302, "", { location: "/elsewhere" }), { error: "redirected", status: 302 }],
    ["by an endless answer", answer(200, "x".repeat(17 * 1024)), { error: "answer-too-long" }],
    ["by hanging up", (response: { destroy(): void }) => response.destroy(), { error: "unreachable", status: null }],
  ])("%s is tried again under the same id", async (_how, behave, kept) => {
    const { webhookId } = await story.add(end.url);
    const [id = ""] = await story.tell();
    end.does(behave as ReturnType<typeof answer>);
    await deliver();
    const [failed] = await story.deliveriesOf(webhookId);
    expect(failed).toMatchObject({ state: "waiting", attempts: 1, error: kept.error });
    expect((await story.attemptsOf(id))[0]).toMatchObject(kept);
    expect((await story.rowOf(webhookId)).failingSince).not.toBeNull();
    end.does(quietly);
    await deliver();
    expect(end.heard).toHaveLength(1);
    await story.letPass(5_000);
    await deliver();
    expect(end.heard.map((call) => call.id)).toEqual([id, id]);
    expect((await story.deliveriesOf(webhookId))[0]).toMatchObject({ state: "delivered", attempts: 2, error: null });
    expect((await story.rowOf(webhookId)).failingSince).toBeNull();
  });

  test.each([
    ["dingtalk", { errcode: 310000, errmsg: "keywords not in content" }, "not-taken"],
    ["wecom", { errcode: 93000, errmsg: "invalid webhook url" }, "not-taken"],
    ["feishu", { code: 19001, msg: "param invalid" }, "not-taken"],
    ["wecom", "<html>garbage", "answer-unreadable"],
  ] as const)("at %s with 200 and %j is a failure", async (format, body, error) => {
    const { webhookId } = await story.add(end.url, { format });
    await story.tell();
    end.does(answer(200, body));
    await deliver();
    expect((await story.deliveriesOf(webhookId))[0]).toMatchObject({ state: "waiting", error });
  });

  test("for want of an end, or at a private address, without a call", async () => {
    const refused = await story.add("http://127.0.0.1:9/", { name: "Nobody" });
    await story.tell();
    await deliver();
    expect((await story.deliveriesOf(refused.webhookId))[0]).toMatchObject({ error: "refused" });
    const { webhookId } = await story.add(end.url.replace("http:", "https:"), { name: "Private" });
    giveEnvironment(database.url, { NEXTAUTH_URL: "https://pc.example" });
    try {
      await story.tell();
      await deliver();
    } finally {
      giveEnvironment(database.url, ALLOWING);
    }
    expect((await story.deliveriesOf(webhookId))[0]).toMatchObject({ error: "private-address" });
    expect(end.heard).toEqual([]);
  });

  test("is given up after three days, and comes back by a replay under the same id", async () => {
    const { webhookId } = await story.add(end.url);
    const [id = ""] = await story.tell();
    end.does(answer(500));
    await deliver();
    await story.letPass(3 * DAY_MS);
    await deliver();
    expect((await story.deliveriesOf(webhookId))[0]).toMatchObject({ state: "dead", error: "status", attempts: 2 });
    end.does(quietly);
    expect(await replayDelivery(story.may, { webhookId, deliveryId: id })).toEqual({ allowed: true });
    expect(await replayDelivery(story.may, { webhookId, deliveryId: id })).toMatchObject({
      reasons: [{ code: "webhook.delivery-waits" }],
    });
    await deliver();
    expect(new Set(end.heard.map((call) => call.id))).toEqual(new Set([id]));
    expect((await story.deliveriesOf(webhookId))[0]).toMatchObject({ state: "delivered", attempts: 3 });
  });
});

describe("an end that accepts and never answers", () => {
  test("holds up no other one, and takes at most two deliveries at a time", async () => {
    const held: Socket[] = [];
    const silent = createServer((socket) => void held.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { webhookId } = await story.add(`http://127.0.0.1:${port}/`, { name: "Silent" });
    const quick = await story.add(end.url, { name: "Quick" });
    await story.tell(5);
    await beginDeliveries(world.distributor.distributorId, staying);
    await expect
      .poll(async () => (await story.deliveriesOf(quick.webhookId)).map(({ state }) => state))
      .toEqual(Array.from({ length: 5 }, () => "delivered"));
    // A later one does not wait for it either.
    await story.tell();
    await beginDeliveries(world.distributor.distributorId, staying);
    await expect.poll(() => end.heard.length).toBe(6);
    expect(held).toHaveLength(2);
    for (const socket of held) socket.destroy();
    silent.close();
    await deliveriesEnded();
    const errors = (await story.deliveriesOf(webhookId)).flatMap(({ error }) => error ?? []);
    expect(errors.length).toBeGreaterThanOrEqual(2);
  });

  test("has ten seconds", async () => {
    const { webhookId } = await story.add(end.url);
    await story.tell();
    end.does(() => {});
    await deliver();
    expect((await story.deliveriesOf(webhookId))[0]).toMatchObject({ state: "waiting", error: "timed-out" });
  }, 20_000);
});

describe("states", () => {
  test("paused, nothing is queued and what waited is given up; it can be replayed once it is active again", async () => {
    const { webhookId } = await story.add(end.url);
    const ids = await story.tell(3);
    expect(await setWebhookState(story.may, { webhookId, state: "paused" })).toEqual({ allowed: true });
    expect(await story.tell()).toEqual([]);
    await deliver();
    expect(end.heard).toEqual([]);
    const given = await story.deliveriesOf(webhookId);
    expect(given.map(({ state, error }) => `${state} ${error}`)).toEqual(ids.map(() => "dead webhook.paused"));
    const period = { from: new Date(Date.now() - DAY_MS), to: new Date(Date.now() + DAY_MS) };
    expect(await replayDead(story.may, { webhookId, ...period })).toMatchObject({
      reasons: [{ code: "webhook.not-active" }],
    });
    await setWebhookState(story.may, { webhookId, state: "active" });
    expect(await replayDead(story.may, { webhookId, from: period.to, to: period.to })).toMatchObject({
      reasons: [{ code: "webhook.nothing-to-replay" }],
    });
    expect(await replayDead(story.may, { webhookId, ...period })).toEqual({ allowed: true, replayed: 3 });
    await deliver();
    expect(end.heard.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test("disabled by itself after three days of failure, not sooner and not for a single attempt; told once", async () => {
    const { webhookId } = await story.add(end.url);
    const lonely = await story.add(end.url, { name: "Lonely", topics: ["budget"] });
    end.does(answer(500));
    await story.tell(5);
    for (let look = 0; look < 5; look += 1) await deliver();
    await story.letPass(3 * DAY_MS - 60_000);
    expect(await disableFailing(world.distributor.distributorId)).toBe(0);
    await story.letPass(60_000);
    expect(await disableFailing(world.distributor.distributorId)).toBe(1);
    expect(await disableFailing(world.distributor.distributorId)).toBe(0);
    expect((await story.rowOf(webhookId)).state).toBe("disabled");
    expect((await story.rowOf(lonely.webhookId)).state).toBe("active");
    expect((await story.deliveriesOf(webhookId)).every(({ error }) => error === "webhook.paused")).toBe(true);
    expect(await story.auditOf(webhookId)).toContainEqual({
      action: "webhook.disabled",
      companyId: world.reseller.company.id,
    });
    expect(await story.messagesOf("webhook-disabled")).toEqual([
      expect.objectContaining({ webhookId, webhook: "Ops", failingSince: expect.any(String) }),
    ]);
    expect(await story.tell()).toEqual([]);
  });
});

test("ten claimers at once deliver each once while they live; one that dies leaves its own to the next, same id", async () => {
  const { webhookId } = await story.add(end.url);
  const ids = await story.tell(30);
  const { distributorId } = world.distributor;
  const dead = await claimDelivery(distributorId, webhookId);
  const { postDelivery } = await import("@/lib/data/webhook/post-delivery");
  const { settleDelivery } = await import("@/lib/data/webhook/settle-delivery");
  const claimer = async () => {
    for (let idle = 0; idle < 40; ) {
      const claimed = await claimDelivery(distributorId, webhookId);
      if (claimed === null) idle += 1;
      else await settleDelivery(distributorId, claimed, await postDelivery(claimed, "{}"));
    }
  };
  await Promise.all(Array.from({ length: 10 }, claimer));
  expect(end.heard.map(({ id }) => id).toSorted()).toEqual(ids.filter((id) => id !== dead?.id).toSorted());
  await story.letPass(30_000);
  await deliver();
  expect(end.heard.at(-1)?.id).toBe(dead?.id);
  expect(end.heard).toHaveLength(30);
});
