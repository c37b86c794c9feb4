import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeEach, expect, test } from "vitest";
import { auditEntries, outbox } from "@/db/schema";
import { START } from "@/lib/contracts/page";
import type { RetryUndeliveredInput } from "@/lib/contracts/undelivered";
import type { Actor } from "@/lib/domain/access/actor";
import type { KeyMail, NoticeMail } from "@/lib/domain/alert/mail";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { joinCustomer, makeWorld, permit, type World } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { instantOf } from "../instant";
import { SMS } from "../outbox/outbox-kind";
import { queueLeaving } from "../outbox/queue-leaving";
import { queueMail } from "../outbox/queue-mail";
import { inTenant } from "../tenant";
import { setWebhookState } from "../webhook/set-webhook-state";
import { webhooksOf } from "../webhook/webhook.fixture";
import { listUndelivered } from "./list-undelivered";
import { retryUndelivered } from "./retry-undelivered";

const database = await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });
const owner = postgres(database.url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

const CUSTOMER_JOINED = { customer: "Acme", partner: "Bright", start: "waits" } as const;

function noticeMail(actor: Actor, hearer: NoticeMail["hearer"]["kind"] = "member"): NoticeMail {
  const { distributorId, company } = actor;
  const at = "2026-11-30T08:00:00.000Z";
  const notice = { kind: "customer-joined", facts: CUSTOMER_JOINED, at, topic: "development" as const };
  return {
    to: "ana@bright.example",
    language: "en",
    template: "notice",
    secret: {},
    hearer: { kind: hearer, id: company.id, distributorId },
    company: { kind: company.kind, name: company.name },
    zone: "UTC",
    currency: "USD",
    notices: [{ ...notice, customer: null, isSettled: false }],
    left: 0,
  };
}

const INVITATION: KeyMail = {
  to: "new@acme.example",
  language: "en",
  template: "customer-invitation",
  facts: { partner: "Bright", endsAt: "2026-12-07T08:00:00.000Z" },
  secret: { link: "https://center.example/join/secret" },
};

async function mailGivenUp(actor: Actor, mail: KeyMail | NoticeMail, companyId = actor.company.id): Promise<string> {
  const [id = ""] = await inTenant(actor, async (tx) =>
    queueMail(tx, actor.distributorId, await instantOf(tx), [mail], companyId),
  );
  await owner`
    update outbox set state = 'dead', attempts = 15, error = 'EENVELOPE 451',
      payload = jsonb_set(payload, '{secret}', '{}') where id = ${id}`;
  return id;
}

async function smsGivenUp(actor: Actor): Promise<string> {
  const { kind, id: companyId } = actor.company;
  const sms = {
    to: "+8613812345678",
    language: "zh-CN",
    company: kind,
    kind: "customer-joined",
    facts: CUSTOMER_JOINED,
  };
  const [id = ""] = await inTenant(actor, async (tx) =>
    queueLeaving(tx, actor.distributorId, await instantOf(tx), SMS, [
      { payload: { ...sms, currency: "USD" }, companyId },
    ]),
  );
  await owner`update outbox set state = 'dead', attempts = 15, error = 'timed-out' where id = ${id}`;
  return id;
}

async function deliveryGivenUp(
  actor: Actor,
  name = "Ops",
): Promise<{ readonly id: string; readonly webhookId: string }> {
  const hooks = webhooksOf(actor);
  const { webhookId } = await hooks.add("http://127.0.0.1:9/hook", { name });
  const [id = ""] = await hooks.tell();
  await owner`update webhook_deliveries set state = 'dead', attempts = 9, error = 'refused' where id = ${id}`;
  return { id, webhookId };
}

const list = async (actor: Actor, way: RetryUndeliveredInput["way"] | null = null) =>
  (await listUndelivered(permit(actor, "notification.read"), way, START)).page.rows;
const retry = (actor: Actor, input: RetryUndeliveredInput) =>
  retryUndelivered(permit(actor, "notification.read"), input);

async function audited(actor: Actor) {
  return inTenant(actor, (tx) =>
    tx
      .select({ companyId: auditEntries.companyId, after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.action, "undelivered.retried")),
  );
}

test("what was given up is listed by way, newest first, with whom, why, how often and since when", async () => {
  const { reseller } = world;
  const mail = await mailGivenUp(reseller, noticeMail(reseller));
  const invitation = await mailGivenUp(reseller, INVITATION);
  const sms = await smsGivenUp(reseller);
  const { id: delivery } = await deliveryGivenUp(reseller);
  const rows = await list(reseller);
  expect(rows.map(({ id, way }) => [id, way])).toEqual([
    [delivery, "webhook"],
    [sms, "sms"],
    [invitation, "email"],
    [mail, "email"],
  ]);
  expect(rows[0]).toMatchObject({ to: "Ops", error: "refused", attempts: 9, whyNot: null });
  expect(rows[1]).toMatchObject({ to: "+8613812345678", error: "timed-out", attempts: 15, whyNot: null });
  expect(rows[2]).toMatchObject({
    about: { kind: "template", template: "customer-invitation" },
    whyNot: { code: "undelivered.secret-gone", template: "customer-invitation" },
  });
  expect(rows[3]).toMatchObject({ about: { kind: "notice", count: 1, notice: { kind: "customer-joined" } } });
  expect((await list(reseller, "sms")).map(({ id }) => id)).toEqual([sms]);
  const { counts } = await listUndelivered(permit(reseller, "notification.read"), "sms", START);
  expect(counts).toEqual({ email: 2, sms: 1, webhook: 1 });
});

test("one is tried again under the id it has, with a new run of attempts, and the log says so", async () => {
  const { reseller } = world;
  const id = await mailGivenUp(reseller, noticeMail(reseller));
  expect(await retry(reseller, { way: "email", id })).toEqual({ allowed: true });
  const [row] = await inTenant(reseller, (tx) => tx.select().from(outbox).where(eq(outbox.id, id)));
  expect(row).toMatchObject({ state: "waiting", attempts: 0, dueAt: null, error: null });
  expect(await list(reseller)).toEqual([]);
  expect(await retry(reseller, { way: "email", id })).toMatchObject({ reasons: [{ code: "undelivered.settled" }] });
  expect(await audited(reseller)).toEqual([
    { companyId: reseller.company.id, after: { way: "email", count: 1, deliveryId: id } },
  ]);
});

test("what carried a link or a code is not tried again, alone or with all others of its way", async () => {
  const { reseller } = world;
  const id = await mailGivenUp(reseller, INVITATION);
  expect(await retry(reseller, { way: "email", id })).toEqual({
    allowed: false,
    reasons: [{ code: "undelivered.secret-gone", template: "customer-invitation" }],
  });
  expect(await retry(reseller, { way: "email" })).toMatchObject({
    reasons: [{ code: "undelivered.nothing-to-retry" }],
  });
  const other = await mailGivenUp(reseller, noticeMail(reseller));
  expect(await retry(reseller, { way: "email" })).toEqual({ allowed: true });
  expect((await list(reseller)).map((row) => row.id)).toEqual([id]);
  const [row] = await inTenant(reseller, (tx) => tx.select().from(outbox).where(eq(outbox.id, other)));
  expect(row?.state).toBe("waiting");
});

test("a delivery is tried again only where its webhook is called, and never one of another company's", async () => {
  const { reseller, distributor } = world;
  const { id, webhookId } = await deliveryGivenUp(reseller);
  const { id: theirs } = await deliveryGivenUp(distributor);
  await setWebhookState(permit(reseller, "webhook.manage"), { webhookId, state: "paused" });
  expect(await retry(reseller, { way: "webhook", id })).toMatchObject({
    reasons: [{ code: "undelivered.webhook-not-active", webhook: "Ops" }],
  });
  expect(await retry(reseller, { way: "webhook" })).toMatchObject({ allowed: false });
  await setWebhookState(permit(reseller, "webhook.manage"), { webhookId, state: "active" });
  expect(await retry(reseller, { way: "webhook" })).toEqual({ allowed: true });
  const [mine] = await webhooksOf(reseller).deliveriesOf(webhookId);
  expect(mine).toMatchObject({ id, state: "waiting", attempts: 9, triedFrom: 9, error: null, dueAt: null });
  expect((await list(distributor)).map((row) => row.id)).toEqual([theirs]);
});

test("what could not reach a customer's contact is told to the partner it is with, and to no other", async () => {
  const { distributor, reseller, otherReseller } = world;
  const customerId = await joinCustomer(world);
  const contact = await mailGivenUp(distributor, noticeMail(distributor, "contact"), customerId);
  await mailGivenUp(distributor, noticeMail(distributor, "member"), customerId);
  expect((await list(reseller)).map(({ id }) => id)).toEqual([contact]);
  expect(await list(distributor)).toEqual([]);
  expect(await list(otherReseller)).toEqual([]);
  expect(await retry(reseller, { way: "email", id: contact })).toEqual({ allowed: true });
});

test("another company and another distributor see nothing, change nothing and leave no entry", async () => {
  const { reseller, otherReseller, distributor, otherDistributor } = world;
  const mail = await mailGivenUp(reseller, noticeMail(reseller));
  const sms = await smsGivenUp(reseller);
  const { id: delivery } = await deliveryGivenUp(reseller);
  for (const actor of [otherReseller, distributor, otherDistributor]) {
    expect(await list(actor)).toEqual([]);
    for (const input of [
      { way: "email", id: mail },
      { way: "sms", id: sms },
      { way: "webhook", id: delivery },
    ] as const) {
      expect(await retry(actor, input)).toMatchObject({ reasons: [{ code: "undelivered.unknown" }] });
      expect(await retry(actor, { way: input.way })).toMatchObject({ allowed: false });
    }
    expect(await audited(actor)).toEqual([]);
  }
  expect(await list(reseller)).toHaveLength(3);
});

test("a frozen company has nothing tried again", async () => {
  const { reseller } = world;
  const id = await mailGivenUp(reseller, noticeMail(reseller));
  await turnTo(reseller, "frozen");
  expect(await retry(reseller, { way: "email", id })).toMatchObject({ reasons: [{ code: "company.suspended" }] });
  expect(await list(reseller)).toHaveLength(1);
});

test("a list longer than a page goes on where it ended", async () => {
  const { reseller } = world;
  for (let made = 0; made < 3; made++) await mailGivenUp(reseller, noticeMail(reseller));
  const first = await listUndelivered(permit(reseller, "notification.read"), null, START);
  expect(first.page.rows).toHaveLength(3);
  const [, second] = first.page.rows;
  const after = await listUndelivered(permit(reseller, "notification.read"), null, {
    after: second?.id ?? null,
    before: null,
  });
  expect(after.page.rows.map(({ id }) => id)).toEqual([first.page.rows[2]?.id]);
  const back = await listUndelivered(permit(reseller, "notification.read"), null, {
    after: null,
    before: first.page.rows[2]?.id ?? null,
  });
  expect(back.page.rows.map(({ id }) => id)).toEqual(first.page.rows.slice(0, 2).map(({ id }) => id));
});
