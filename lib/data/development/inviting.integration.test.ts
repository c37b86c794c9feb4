import { expect, test } from "vitest";
import { preregistrationStateOf } from "@/lib/domain/development/preregistration";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { permit, type World } from "../budget/governance.fixture";
import { actionsOf } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
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
  mailedSecrets,
  NOTHING_APPLIES,
  preregister,
  stateOf,
  stranger,
  traces,
} from "./development.fixture";
import { withdrawLink } from "./withdraw-link";

let world: World;
const owner = inNewWorlds((await openTestDatabase()).url, (made) => {
  world = made;
});

test("a hyperlink lets any number join until it is withdrawn, and counts them", async () => {
  const { linkId, secret } = await linked(world.distributor);
  for (const _ of [1, 2]) await joined(secret);
  const [row] = await owner`select uses from customer_invitations where id = ${linkId}`;
  expect(row?.["uses"]).toBe(2);
  expect((await withdrawLink(permit(world.distributor, "development.manage"), { linkId })).allowed).toBe(true);
  expect(codesOf(await join(stranger(secret)))).toEqual(["association.link-withdrawn"]);
});

test("inviting again makes a new link, and the old one is dead; a link ends by itself", async () => {
  const { id, secret } = await invited(world.reseller);
  await invite(world.reseller, [id]);
  const newest = (await mailedSecrets(world.reseller)).at(-1) ?? "";
  expect(codesOf(await join(stranger(secret)))).toEqual(["association.link-withdrawn"]);
  await owner`update clock set ahead = '7 days'`;
  expect(codesOf(await join(stranger(newest)))).toEqual(["association.link-expired"]);
  await owner`update clock set ahead = '0'`;
  await joined(newest);
  expect(await stateOf(world.reseller, id)).toBe("associated");
  const [again] = await invite(world.reseller, [id]);
  expect(again && codesOf(again.answer)).toEqual(["development.not-now"]);
});

test("lists say the state that the law says, at every age of a link", async () => {
  const made = [await preregister(world.reseller)];
  for (const _ of [1, 2, 3, 4]) made.push((await invited(world.reseller)).id);
  const secrets = await mailedSecrets(world.reseller);
  await joined(secrets[1] ?? "");
  const declared = { ...NOTHING_APPLIES, "other-partner": true };
  await join({ ...stranger(secrets[2] ?? ""), declared });
  const rows = await lines(world.reseller);
  const last = rows.find(({ id }) => id === made[4])?.invitation?.id ?? "";
  await withdrawLink(permit(world.reseller, "development.manage"), { linkId: last });
  const kept = await owner`
    select p.id, p.customer_id, i.id as link, i.expires_at, i.used_at, i.withdrawn_at, i.failure
    from preregistrations p left join customer_invitations i on i.preregistration_id = p.id
    where p.reseller_id = ${world.reseller.company.id}`;
  for (const days of [0, 3, 8]) {
    const at = new Date(Date.now() + days * 86_400_000);
    const rows = await lines(world.reseller, at);
    const lawful = kept.map((row) => {
      const { expires_at: expiresAt, used_at: usedAt, withdrawn_at: withdrawnAt, failure, link } = row;
      const newest = link === null ? null : { expiresAt, usedAt, withdrawnAt, hasFailed: failure !== null };
      return [row["id"], preregistrationStateOf({ isAssociated: row["customer_id"] !== null, newest }, at)];
    });
    expect(Object.fromEntries(rows.map(({ id, state }) => [id, state]))).toEqual(Object.fromEntries(lawful));
  }
});

test("a partner pre-registers an address once, each partner for itself, with an entry in the log", async () => {
  const email = "it@harbour.example";
  await preregister(world.reseller, email);
  const before = await traces(world.distributor);
  await expect(preregister(world.reseller, email)).rejects.toThrow("not pre-registered");
  expect(await traces(world.distributor)).toEqual(before);
  for (const actor of [world.otherReseller, world.distributor]) await preregister(actor, email);
  expect(await actionsOf(world, "preregistration.created")).toBe(3);
  expect(await lines(world.reseller)).toHaveLength(1);
  const elsewhere = await traces(world.otherDistributor);
  expect([elsewhere.preregistrations, elsewhere.audits]).toEqual([0, 0]);
});

test("nobody is invited more than five times a day", async () => {
  const id = await preregister(world.reseller);
  for (let count = 0; count < 5; count++) await invite(world.reseller, [id]);
  const [sixth] = await invite(world.reseller, [id]);
  expect(sixth && codesOf(sixth.answer)).toEqual(["development.invited-too-often"]);
  expect(await mailedSecrets(world.reseller)).toHaveLength(5);
});

test("what is refused takes nothing of the thousand that a partner may send a day", async () => {
  const id = await preregister(world.reseller);
  const unknown = Array.from({ length: 999 }, () => newId());
  const answers = await invite(world.reseller, [id, ...unknown]);
  expect(answers.filter(({ answer }) => answer.allowed)).toHaveLength(1);
  expect(answers.at(-1)).toMatchObject({ answer: { reasons: [{ code: "development.unknown" }] } });
  const [again] = await invite(world.reseller, [id]);
  expect(again?.answer).toEqual({ allowed: true });
});

test("pre-registrations, links and attempts are their partner's own: nobody else sees or changes them", async () => {
  const { id } = await invited(world.reseller);
  const { linkId, secret } = await linked(world.reseller);
  await joined(secret);
  for (const actor of [world.otherReseller, world.distributor, world.otherDistributor]) {
    const before = await traces(actor);
    expect(await stateOf(actor, id)).toBeUndefined();
    expect(await history(actor)).toEqual([]);
    const [answer] = await invite(actor, [id]);
    expect(answer && codesOf(answer.answer)).toEqual(["development.unknown"]);
    expect(codesOf(await withdrawLink(permit(actor, "development.manage"), { linkId }))).toEqual([
      "development.unknown",
    ]);
    expect(await traces(actor)).toEqual(before);
  }
});
