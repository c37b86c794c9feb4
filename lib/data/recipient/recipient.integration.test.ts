import { and, eq, like } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { auditEntries, credentials, outbox, recipients } from "@/db/schema";
import { ChangedRecipientInput, NewRecipientInput } from "@/lib/contracts/notification";
import type { Actor } from "@/lib/domain/access/actor";
import type { Decision } from "@/lib/domain/decision";
import { RECIPIENTS_MAX, type RecipientReason } from "@/lib/domain/notification/recipient";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { customerActor, joinCustomer, makeWorld, permit, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { getCompanyChoices } from "../notification/get-company-choices";
import { inTenant } from "../tenant";
import { addRecipient } from "./add-recipient";
import { confirmRecipient, declineRecipient } from "./answer-link";
import { changeRecipient } from "./change-recipient";
import { findRecipient } from "./find-recipient";
import { removeRecipient } from "./remove-recipient";
import { sendLinkAgain } from "./send-link-again";

await openTestDatabase();
const address = "https://partner.example/recipient/";
const REQUEST = { requestId: "test", ip: "192.0.2.9" };
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

const books = { name: "Books", email: " Books@Mail.example ", phone: "", language: "zh-CN", timeZone: "Asia/Tokyo" };
const add = (actor: Actor, fields: Record<string, string> = {}) =>
  addRecipient(permit(actor, "notification.set"), { ...NewRecipientInput.parse({ ...books, ...fields }), address });
const listed = async (actor: Actor) => (await getCompanyChoices(permit(actor, "notification.set"))).recipients;
const codes = (decision: Decision<RecipientReason>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

/** The secrets mailed to an address, in the order they were queued. */
async function linksTo({ distributorId }: Actor, email: string): Promise<readonly string[]> {
  const rows = await inTenant({ distributorId }, (tx) =>
    tx
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(eq(outbox.kind, "mail"))
      .orderBy(outbox.createdAt, outbox.id),
  );
  type Payload = { readonly to: string; readonly template: string; readonly secret: { readonly link: string } };
  return rows
    .map(({ payload }) => payload as Payload)
    .filter(({ to, template }) => to === email && template === "recipient-confirmation")
    .map(({ secret }) => secret.link.replace(address, ""));
}

/** As if the last link had been sent so many minutes earlier. */
async function age(actor: Actor, id: string, minutes: number) {
  const [row] = await inTenant(actor, (tx) => tx.select().from(recipients).where(eq(recipients.id, id)));
  const linkUntil = new Date((row?.linkUntil.getTime() ?? 0) - minutes * 60_000);
  await inTenant(actor, (tx) => tx.update(recipients).set({ linkUntil }).where(eq(recipients.id, id)));
}

const actionsOf = async ({ distributorId, company }: Actor) =>
  (
    await inTenant({ distributorId }, (tx) =>
      tx
        .select({ action: auditEntries.action })
        .from(auditEntries)
        .where(and(like(auditEntries.action, "recipient.%"), eq(auditEntries.companyId, company.id)))
        .orderBy(auditEntries.at, auditEntries.id),
    )
  ).map(({ action }) => action);

test("somebody is added, waits, is not confirmed by looking, confirms by the button, and can leave again", async () => {
  const { reseller } = world;
  expect(await add(reseller, { "email.budget": "at-once", "email.pace": "off" })).toEqual({ allowed: true });
  expect(await listed(reseller)).toMatchObject([{ email: "books@mail.example", state: "waiting", verifiedAt: null }]);
  const [secret = ""] = await linksTo(reseller, "books@mail.example");
  expect(await findRecipient(secret)).toMatchObject({
    company: { id: reseller.company.id },
    topics: ["budget"],
    state: "waiting",
  });
  expect((await listed(reseller))[0]?.state).toBe("waiting");
  expect(await confirmRecipient(secret, REQUEST)).toEqual({ allowed: true });
  expect((await listed(reseller))[0]?.state).toBe("confirmed");
  expect(codes(await confirmRecipient(secret, REQUEST))).toEqual(["recipient.link-used"]);
  expect(await declineRecipient(secret, REQUEST)).toEqual({ allowed: true });
  expect([await listed(reseller), await findRecipient(secret)]).toEqual([[], null]);
  expect(codes(await declineRecipient(secret, REQUEST))).toEqual(["recipient.link-unknown"]);
  expect(await actionsOf(reseller)).toEqual(["recipient.added", "recipient.confirmed", "recipient.declined"]);
  // Who declined may be asked once more, by a new link.
  expect(await add(reseller)).toEqual({ allowed: true });
});

test("a new link voids the old one, is not sent over and over, and none is sent to who has confirmed", async () => {
  const { reseller } = world;
  await add(reseller);
  const [{ id: recipientId } = { id: "" }] = await listed(reseller);
  const again = () => sendLinkAgain(permit(reseller, "notification.set"), { recipientId, address });
  expect(codes(await again())).toEqual(["recipient.link-just-sent"]);
  await age(reseller, recipientId, 6);
  expect(await again()).toEqual({ allowed: true });
  const [old = "", fresh = ""] = await linksTo(reseller, "books@mail.example");
  expect(codes(await confirmRecipient(old, REQUEST))).toEqual(["recipient.link-unknown"]);
  expect(await confirmRecipient(fresh, REQUEST)).toEqual({ allowed: true });
  await age(reseller, recipientId, 6);
  expect(codes(await again())).toEqual(["recipient.confirmed-already"]);
  expect((await linksTo(reseller, "books@mail.example")).length).toBe(2);
});

test("a link of more than a week confirms nothing, and can be declined", async () => {
  const { reseller } = world;
  await add(reseller);
  const [{ id } = { id: "" }] = await listed(reseller);
  const [secret = ""] = await linksTo(reseller, "books@mail.example");
  await age(reseller, id, 7 * 24 * 60 + 1);
  expect((await listed(reseller))[0]?.state).toBe("expired");
  expect(codes(await confirmRecipient(secret, REQUEST))).toEqual(["recipient.link-expired"]);
  expect(await declineRecipient(secret, REQUEST)).toEqual({ allowed: true });
});

test("an address is added once a company, and no more than twenty are, whoever adds at once", async () => {
  const { reseller, otherReseller } = world;
  const twice = await Promise.all([add(reseller), add(reseller, { email: "BOOKS@mail.example" })]);
  expect(twice.map(codes).flat()).toEqual(["recipient.address-taken"]);
  expect(await add(otherReseller)).toEqual({ allowed: true });
  const many = await Promise.all(
    Array.from({ length: 25 }, (_, index) => add(reseller, { email: `one${index}@mail.example` })),
  );
  expect(many.filter(({ allowed }) => allowed)).toHaveLength(RECIPIENTS_MAX - 1);
  expect(codes(await add(reseller))).toEqual(["recipient.too-many", "recipient.address-taken"]);
});

test("what is changed stays confirmed; what is removed keeps no link", async () => {
  const { reseller } = world;
  await add(reseller);
  const [{ id: recipientId } = { id: "" }] = await listed(reseller);
  const [secret = ""] = await linksTo(reseller, "books@mail.example");
  await confirmRecipient(secret, REQUEST);
  const wish = {
    recipientId,
    name: "Ledger",
    phone: "0081312345678",
    language: "en",
    timeZone: "UTC",
    "sms.budget": "at-once",
  };
  expect(await changeRecipient(permit(reseller, "notification.set"), ChangedRecipientInput.parse(wish))).toEqual({
    allowed: true,
  });
  expect(await listed(reseller)).toMatchObject([{ name: "Ledger", phone: "+81312345678", state: "confirmed" }]);
  expect(await removeRecipient(permit(reseller, "notification.set"), { recipientId })).toEqual({ allowed: true });
  expect(await listed(reseller)).toEqual([]);
  const left = await inTenant(reseller, (tx) =>
    tx.select().from(credentials).where(eq(credentials.rowId, recipientId)),
  );
  expect(left).toEqual([]);
});

test("another company and another tenant change, remove and send nothing, and no entry is left", async () => {
  const { reseller } = world;
  await add(reseller);
  const [{ id: recipientId } = { id: "" }] = await listed(reseller);
  await age(reseller, recipientId, 6);
  const customer = customerActor(world, await joinCustomer(world));
  for (const stranger of [world.distributor, world.otherReseller, world.otherDistributor, customer]) {
    const may = permit(stranger, "notification.set");
    const { email: _, ...person } = books;
    const change = ChangedRecipientInput.parse({ ...person, recipientId });
    for (const answer of [
      await changeRecipient(may, change),
      await removeRecipient(may, { recipientId }),
      await sendLinkAgain(may, { recipientId, address }),
    ]) {
      expect(codes(answer)).toEqual(["recipient.unknown"]);
    }
    expect(await actionsOf(stranger)).toEqual([]);
  }
  expect(await listed(reseller)).toMatchObject([{ name: "Books", state: "waiting" }]);
  expect(codes(await confirmRecipient(newId(), REQUEST))).toEqual(["recipient.link-unknown"]);
});
