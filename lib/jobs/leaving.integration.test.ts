import { afterAll, expect, test } from "vitest";
import { makeWorld } from "@/lib/data/budget/governance.fixture";
import { deliverOrders } from "@/lib/data/connector/deliver-orders";
import { type Stage, withEnd } from "@/lib/data/connector/stage.fixture";
import { answer, openEnd } from "@/lib/data/end/end.fixture";
import { instantOf } from "@/lib/data/instant";
import { claimLeaving } from "@/lib/data/outbox/claim-leaving";
import { SMS } from "@/lib/data/outbox/outbox-kind";
import { queueLeaving } from "@/lib/data/outbox/queue-leaving";
import { inTenant } from "@/lib/data/tenant";
import { webhooksOf } from "@/lib/data/webhook/webhook.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { beginDeliveries, deliveriesEnded } from "./post-webhooks";
import { sendSms } from "./send-sms";

await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });
const hanging = await openEnd();
hanging.does(() => {});
afterAll(() => hanging.close());

let stage: Stage;
withEnd((set) => {
  stage = set;
});

/** Below the ten seconds an end has: what is under way is given back, not waited for. */
const GIVEN_BACK_MS = 8_000;

async function leave(work: (leaving: AbortSignal) => Promise<unknown>, isUnderWay: () => boolean): Promise<void> {
  const leaving = new AbortController();
  const working = work(leaving.signal);
  await expect.poll(isUnderWay, { timeout: 10_000 }).toBe(true);
  const asked = performance.now();
  leaving.abort();
  await working;
  expect(performance.now() - asked).toBeLessThan(GIVEN_BACK_MS);
}

test("a connector's order under way when its process leaves is free at once, as if it had not been tried", async () => {
  const { world, end, story, settledCustomer, atConnector, deliver } = stage;
  const { distributorId } = world.distributor;
  const customerId = await settledCustomer();
  await story.freeze(customerId, "account-and-resources");
  end.does(() => {});
  await leave(
    (leaving) => deliverOrders(distributorId, leaving),
    () => end.heard.length === 1,
  );
  expect((await atConnector(customerId)).at(-1)).toMatchObject({ state: "ordered", attempts: 0 });
  end.does(answer(200, { state: "confirmed" }));
  expect(await deliver()).toBe(1);
  expect(new Set(end.heard.map(({ id }) => id)).size).toBe(1);
  expect((await atConnector(customerId)).at(-1)).toMatchObject({ state: "confirmed" });
});

test("a webhook's delivery likewise, and nothing new is begun", async () => {
  const { distributor } = await makeWorld();
  const hooks = webhooksOf(distributor);
  const { webhookId } = await hooks.add(hanging.url);
  await hooks.tell(3);
  hanging.heard.length = 0;
  await leave(
    async (leaving) => {
      await beginDeliveries(distributor.distributorId, leaving);
      await deliveriesEnded();
    },
    () => hanging.heard.length === 2,
  );
  const rows = await hooks.deliveriesOf(webhookId);
  expect(rows.map(({ state, attempts, leasedUntil }) => ({ state, attempts, leasedUntil }))).toEqual(
    rows.map(() => ({ state: "waiting", attempts: 0, leasedUntil: null })),
  );
  expect(hanging.heard).toHaveLength(2);
});

test("a text message likewise", async () => {
  const { reseller } = await makeWorld();
  const { distributorId } = reseller;
  const sms = { to: "+8613812345678", language: "en", company: "reseller" as const, kind: "customer-joined" };
  const [id = ""] = await inTenant(reseller, async (tx) =>
    queueLeaving(tx, distributorId, await instantOf(tx), SMS, [
      { payload: { ...sms, facts: {}, currency: "USD" }, companyId: reseller.company.id },
    ]),
  );
  hanging.heard.length = 0;
  const gateway = { url: hanging.url, secret: `whsec_${"A".repeat(32)}` };
  await leave(
    (leaving) => sendSms(distributorId, gateway, leaving),
    () => hanging.heard.length === 1,
  );
  expect(await claimLeaving(distributorId, SMS)).toMatchObject({ id, attempt: 1 });
});
