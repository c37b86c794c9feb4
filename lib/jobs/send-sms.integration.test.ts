import { eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { outbox } from "@/db/schema";
import { makeWorld, type World } from "@/lib/data/budget/governance.fixture";
import { answer, openEnd } from "@/lib/data/end/end.fixture";
import { instantOf } from "@/lib/data/instant";
import { fanOut } from "@/lib/data/notification/fan-out";
import { SMS } from "@/lib/data/outbox/outbox-kind";
import { queueLeaving } from "@/lib/data/outbox/queue-leaving";
import { inTenant } from "@/lib/data/tenant";
import { MAIL_ATTEMPTS_MAX } from "@/lib/domain/alert/mail-attempt";
import type { Sms } from "@/lib/domain/notification/sms";
import { giveEnvironment } from "@/scripts/integration/environment";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { sendSms } from "./send-sms";

const database = await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });

const SECRET = `whsec_${Buffer.from("a gateway's own secret, 32 bytes").toString("base64")}`;
const HOUR_MS = 3_600_000;
const sms = (more: Partial<Sms> = {}): Sms => ({
  to: "+8613800138000",
  language: "zh-CN",
  company: "reseller",
  kind: "customer-joined",
  facts: { customer: "Acme", partner: "Bright", start: "waits" },
  currency: "USD",
  ...more,
});

let world: World;
let end: Awaited<ReturnType<typeof openEnd>>;
beforeEach(async () => {
  [world, end] = [await makeWorld(), await openEnd()];
});
afterEach(() => end.close());

const queue = (...list: Sms[]) =>
  inTenant(world.distributor, async (tx) =>
    queueLeaving(
      tx,
      world.distributor.distributorId,
      await instantOf(tx),
      SMS,
      list.map((payload) => ({ payload, companyId: null })),
    ),
  );
const send = (secret = SECRET) => sendSms(world.distributor.distributorId, { url: end.url, secret });
const rowOf = (id: string) =>
  inTenant(world.distributor, async (tx) => (await tx.select().from(outbox).where(eq(outbox.id, id)))[0]);
const letPass = (milliseconds: number) =>
  inTenant(world.distributor, (tx) =>
    tx.execute(sql`
      update outbox set due_at = due_at - ${milliseconds} * interval '1 millisecond'
      where distributor_id = ${world.distributor.distributorId}`),
  );

test("is posted signed, in the person's language and short, and by no other job", async () => {
  const long = { customer: "长".repeat(400), partner: "Bright", start: "waits" };
  const [id = "", other = ""] = await queue(sms(), sms({ language: "browser", facts: long }));
  await fanOut(world.distributor.distributorId);
  expect((await rowOf(id))?.state).toBe("waiting");
  await send();
  const call = end.heard.find((one) => one.id === id);
  const body = new Webhook(SECRET).verify(call?.body ?? "", call?.headers ?? {});
  expect(body).toEqual({ id, to: "+8613800138000", language: "zh-CN", text: expect.stringMatching(/Acme.*[一-鿿]/) });
  const english = JSON.parse(end.heard.find((one) => one.id === other)?.body ?? "{}");
  expect(english.language).toBe("en");
  expect([...english.text].length).toBe(300);
  expect(await rowOf(id)).toMatchObject({ state: "delivered", attempts: 1, error: null });
});

test("is tried again under the same id like an e-mail, and given up in the end", async () => {
  const [id = ""] = await queue(sms());
  end.does(answer(500));
  await send();
  await send();
  expect(await rowOf(id)).toMatchObject({ state: "waiting", attempts: 1, error: "status" });
  for (let attempt = 2; attempt <= MAIL_ATTEMPTS_MAX; attempt += 1) {
    await letPass(HOUR_MS);
    await send();
  }
  expect(await rowOf(id)).toMatchObject({ state: "dead", attempts: MAIL_ATTEMPTS_MAX, error: "status" });
  expect(new Set(end.heard.map((call) => call.id))).toEqual(new Set([id]));
  expect(end.heard).toHaveLength(MAIL_ATTEMPTS_MAX);
});

test("waits without a gateway", async () => {
  const [id = ""] = await queue(sms());
  await sendSms(world.distributor.distributorId, null);
  expect(await rowOf(id)).toMatchObject({ state: "waiting", attempts: 0 });
});

test("the gateway is address and secret together, by https unless private ends are allowed", () => {
  const given = (variables: Record<string, string>) => () => giveEnvironment(database.url, variables);
  const https = { SMS_WEBHOOK_URL: "https://sms.example/send" };
  try {
    expect(given(https)).toThrow(/SMS_WEBHOOK_SECRET/);
    expect(given({ SMS_WEBHOOK_SECRET: SECRET })).toThrow(/go together/);
    expect(given({ SMS_WEBHOOK_URL: "http://sms.example/", SMS_WEBHOOK_SECRET: SECRET })).toThrow(/needs https/);
    expect(given({ ...https, SMS_WEBHOOK_SECRET: "guessable" })).toThrow(/whsec_/);
    expect(given({ ...https, SMS_WEBHOOK_SECRET: SECRET })).not.toThrow();
  } finally {
    giveEnvironment(database.url, { CONNECTOR_ALLOW_PRIVATE: "1" });
  }
});
