import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { leave } from "../association/leaving.fixture";
import { charge, type World } from "../budget/governance.fixture";
import { actorFor } from "../company/found-distributor.fixture";
import { turnTo } from "../company/suspension.fixture";
import { inTenant } from "../tenant";
import { findUserByEmail } from "../user/find-user-by-email";
import {
  codesOf,
  history,
  inNewWorlds,
  invite,
  invited,
  join,
  joined,
  lines,
  linked,
  NOTHING_APPLIES,
  stateOf,
  stranger,
  traces,
} from "./development.fixture";
import { findLink } from "./find-link";
import { listJoinable } from "./list-joinable";

let world: World;
const owner = inNewWorlds((await openTestDatabase()).url, (made) => {
  world = made;
});

async function personOf(email: string) {
  const user = await findUserByEmail(email);
  if (!user) throw new Error("nobody");
  return { kind: "known" as const, userId: user.id, name: user.name, email };
}

test("by an e-mailed link a company becomes a customer, frozen, without budget, with an account, told both ways", async () => {
  const { id, secret } = await invited(world.reseller);
  expect(await stateOf(world.reseller, id)).toBe("invited");
  const { customerId, email } = await joined(secret);
  expect(await stateOf(world.reseller, id)).toBe("associated");
  expect(await history(world.reseller)).toEqual([["associated", [], customerId]]);

  const [row] = await owner`
    select c.reseller_id, a.origin, a.started_at = c.associated_at as since, f.origin as frozen, f.level, b.amount,
      m.account_id, (select count(*)::int from audit_entries e where e.customer_id = c.id) as audits
    from customers c join associations a on a.id = c.association_id
    join freeze_causes f on f.customer_id = c.id and f.ended_at is null
    left join budgets b on b.customer_id = c.id left join account_mappings m on m.customer_id = c.id
    where c.id = ${customerId}`;
  expect(row).toEqual({
    reseller_id: world.reseller.company.id,
    origin: "invited",
    since: true,
    frozen: "association-default",
    level: "account",
    amount: null,
    account_id: customerId,
    audits: 3,
  });
  const told = await inTenant(world.distributor, (tx) =>
    tx.select({ kind: messages.kind, to: messages.companyKind }).from(messages).orderBy(messages.id),
  );
  expect(told.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
    "customer-joined distributor",
    "customer-joined reseller",
    "association-started customer",
  ]);
  const actor = await actorFor(email);
  expect(actor.company).toMatchObject({ kind: "customer", id: customerId });
  expect(actor.via).toMatchObject({ kind: "person", roles: ["administrator"] });
});

test("of two people with one e-mailed link one joins; the other leaves nothing but a failed attempt", async () => {
  const { secret } = await invited(world.reseller);
  const before = await traces(world.distributor);
  const answers = await Promise.all([join(stranger(secret)), join(stranger(secret))]);
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(answers.flatMap(codesOf)).toEqual(["association.link-used"]);
  const after = await traces(world.distributor);
  expect([after.customers - before.customers, after.people - before.people, after.attempts]).toEqual([1, 1, 2]);
});

test("of two companies that want one account name at once one gets it; the other may try again", async () => {
  const { secret } = await linked(world.reseller);
  const [first, second] = [stranger(secret), stranger(secret)];
  const same = { ...second, company: { ...second.company, accountName: first.company.accountName } };
  const answers = await Promise.all([join(first as never), join(same as never)]);
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(answers.flatMap(codesOf)).toEqual(["company.account-name-taken"]);
  // Nothing of the refused one is kept: not even its person.
  const people = await owner`select email from users where email in (${first.person.email}, ${second.person.email})`;
  expect(people).toHaveLength(1);
  expect((await history(world.reseller)).map(([outcome]) => outcome)).toEqual(["associated"]);
});

test("a guessed secret gets the very answer of one that never was, and writes nothing", async () => {
  await linked(world.reseller);
  const before = await traces(world.distributor);
  for (const secret of ["", "x", "a".repeat(43), (await linked(world.otherDistributor)).secret.toUpperCase()]) {
    expect(await join(stranger(secret))).toEqual({ allowed: false, reasons: [{ code: "association.link-unknown" }] });
    expect(await findLink(secret)).toBeNull();
  }
  expect(await traces(world.distributor)).toEqual(before);
});

test("a link of another tenant associates with that tenant and leaves this one alone", async () => {
  const before = await traces(world.distributor);
  const { people: _, ...same } = before;
  const { secret } = await linked(world.otherDistributor);
  const { customerId } = await joined(secret);
  expect(await traces(world.distributor)).toMatchObject(same);
  const [row] = await owner`select distributor_id from customers where id = ${customerId}`;
  expect(row?.["distributor_id"]).toBe(world.otherDistributor.distributorId);
});

test("what the customer declares against itself fails the invitation; a better answer still joins by it", async () => {
  const { id, secret } = await invited(world.reseller);
  const input = stranger(secret);
  const declared = { ...NOTHING_APPLIES, "unpaid-bills": true };
  const before = await traces(world.distributor);
  expect(codesOf(await join({ ...input, declared: {} }))).toEqual(["joining.undeclared"]);
  expect(await traces(world.distributor)).toEqual(before);
  expect(codesOf(await join({ ...input, declared }))).toEqual(["association.declared"]);
  expect(await stateOf(world.reseller, id)).toBe("failed");
  const after = await traces(world.distributor);
  expect([after.customers, after.people, after.attempts, after.audits]).toEqual([
    before.customers,
    before.people,
    before.attempts + 1,
    before.audits + 1,
  ]);
  const rows = await lines(world.reseller);
  expect(rows[0]?.causes).toEqual([{ code: "association.declared", statements: ["unpaid-bills"] }]);
  expect((await join(input)).allowed).toBe(true);
  expect(await stateOf(world.reseller, id)).toBe("associated");
});

test("a company that has a partner, or is one, cannot join; nor who does not administer it", async () => {
  const { customerId, memberId, email } = await joined((await linked(world.reseller)).secret);
  const person = await personOf(email);
  const company = { kind: "existing" as const, memberId };
  const try_ = async (actor: Actor) => {
    const { secret } = await linked(actor);
    return codesOf(await join({ secret, person, company, declared: NOTHING_APPLIES }));
  };
  expect(await try_(world.reseller)).toEqual(["association.already-yours"]);
  expect(await try_(world.otherReseller)).toEqual(["association.with-another"]);
  expect(await try_(world.otherDistributor)).toEqual(["association.registered-elsewhere"]);
  await owner`update members set roles = '{viewer}' where id = ${memberId}`;
  expect(await try_(world.otherReseller)).toEqual(["association.with-another", "association.not-administrator"]);
  await owner`update members set roles = '{administrator}' where id = ${memberId}`;

  const link = await findLink((await linked(world.otherReseller)).secret);
  expect(link && (await listJoinable(person.userId, link))).toMatchObject([
    { memberId, objection: { code: "association.with-another" } },
  ]);
  await owner`update members set company_kind = 'reseller', company_id = ${world.reseller.company.id} where id = ${memberId}`;
  expect(await try_(world.otherReseller)).toEqual(["association.is-partner"]);
  await owner`update members set company_kind = 'customer', company_id = ${customerId} where id = ${memberId}`;
  const other = await joined((await linked(world.reseller)).secret);
  const { secret } = await linked(world.reseller);
  const foreign = { kind: "existing" as const, memberId: other.memberId };
  expect(codesOf(await join({ secret, person, company: foreign, declared: NOTHING_APPLIES }))).toEqual([
    "joining.company-unknown",
  ]);
});

test("a frozen partner wins nobody, whichever of the two it is", async () => {
  const { secret } = await linked(world.reseller);
  await turnTo(world.reseller, "frozen");
  await turnTo(world.distributor, "frozen");
  const answer = await join(stranger(secret));
  expect(answer).toMatchObject({ reasons: [{ companies: ["distributor", "reseller"] }] });
  const [refused] = await invite(world.reseller, [(await owner`select gen_random_uuid() as id`)[0]?.["id"]]);
  expect(refused && codesOf(refused.answer)).toEqual(["development.company-suspended", "development.unknown"]);
});

test("a customer comes back frozen and without budget, and what it spent before counts for no budget of it", async () => {
  const { customerId, memberId, email } = await joined((await linked(world.reseller)).secret);
  await charge(world, customerId, "120");
  expect(await leave(world, customerId)).toEqual([]);
  const { secret } = await linked(world.otherReseller);
  const person = await personOf(email);
  const company = { kind: "existing" as const, memberId };
  const answers = await Promise.all([1, 2].map(() => join({ secret, person, company, declared: NOTHING_APPLIES })));
  expect(answers.flatMap(codesOf)).toEqual(["association.already-yours"]);
  const [row] = await owner`
    select c.reseller_id, c.disassociated_at, m.spent::float, m.counted::float,
      (select count(*)::int from associations a where a.customer_id = c.id) as associations,
      (select count(*)::int from budgets b where b.customer_id = c.id) as budgets,
      (select array_agg(origin) from freeze_causes f where f.customer_id = c.id and ended_at is null) as frozen
    from customers c join customer_months m on m.customer_id = c.id where c.id = ${customerId}`;
  expect(row).toEqual({
    reseller_id: world.otherReseller.company.id,
    disassociated_at: null,
    spent: 120,
    counted: 0,
    associations: 2,
    budgets: 0,
    frozen: ["association-default"],
  });
  expect(await actionsAbout(customerId)).toContain("customer.associated");
});

async function actionsAbout(customerId: string) {
  const rows = await inTenant(world.distributor, (tx) =>
    tx.select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.customerId, customerId)),
  );
  return rows.map(({ action }) => action);
}

test("killed half-way, joining leaves nothing", async () => {
  const { secret } = await invited(world.reseller);
  const before = await traces(world.distributor);
  await owner`alter table messages add constraint no_messages check (kind <> 'customer-joined') not valid`;
  await expect(join(stranger(secret))).rejects.toThrow();
  await owner`alter table messages drop constraint no_messages`;
  expect(await traces(world.distributor)).toEqual(before);
  await joined(secret);
});
