import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { findVisitor } from "@/lib/auth/find-actor";
import { OperationLogFilter } from "@/lib/contracts/operation-log";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { createApiKey } from "../api-key/create-api-key";
import { findApiKeyActor } from "../api-key/find-api-key";
import { revokeApiKey } from "../api-key/revoke-api-key";
import { listAuditEntries } from "../audit-log/list-audit-entries";
import { sealAudit } from "../audit-log/seal-audit";
import { verifyChain } from "../audit-log/verify-chain";
import { acceptInvitation } from "../invitation/accept-invitation";
import { inviteAdministrator } from "../invitation/invite-administrator";
import { inviteMember } from "../invitation/invite-member";
import { withdrawInvitation } from "../invitation/withdraw-invitation";
import { changeRoles } from "../member/change-roles";
import { listMembers } from "../member/list-members";
import { removeMember } from "../member/remove-member";
import { endOneSession, endOtherSessions } from "../session/end-sessions";
import { listSessions } from "../session/list-sessions";
import { openSession } from "../session/open-session";
import { switchCompany } from "../session/switch-company";
import { changeProfile } from "../user/change-profile";
import { checkPassword } from "../user/check-password";
import { findUserByEmail } from "../user/find-user-by-email";
import { createReseller } from "./create-reseller";
import { actorFor, foundDistributor, join, memberIdOf, PASSWORD, permitOf, REQUEST } from "./found-distributor.fixture";
import { getReseller } from "./get-reseller";
import { listResellers } from "./list-resellers";

const { url } = await openTestDatabase();
const owner = postgres(url, { max: 2, onnotice: () => {} });
const one = await foundDistributor("first-house");
const two = await foundDistributor("second-house");

afterAll(() => owner.end());

const NO_FILTER = { ...OperationLogFilter.parse({}), from: null, toExclusive: null };

async function userIdOf(email: string): Promise<string> {
  const user = await findUserByEmail(email);
  if (!user) throw new Error("no such person");
  return user.id;
}

async function auditActions(distributorId: string): Promise<string[]> {
  const rows = await owner`select action from audit_entries where distributor_id = ${distributorId} order by at, id`;
  return rows.map((row) => String(row["action"]));
}

async function invite(email: string, roles: Parameters<typeof inviteMember>[1]["roles"]) {
  const answer = await inviteMember(permitOf(one.actor, "member.manage"), { email, roles });
  if (!answer.allowed) throw new Error(answer.reasons[0].code);
  return answer;
}

describe("invitations", () => {
  test("of eight people with one link exactly one joins", async () => {
    const { secret } = await invite("many@first-house.test", ["viewer"]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => join(secret, "many@first-house.test")));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.allowed ? [] : answer.reasons.map(({ code }) => code)));
    expect(new Set(refusals)).toEqual(new Set(["invitation.accepted"]));
    expect((await auditActions(one.distributorId)).filter((action) => action === "member.joined")).toHaveLength(2);
  });

  test("a withdrawn link opens nothing, and another tenant cannot withdraw it", async () => {
    const { secret, invitationId } = await invite("late@first-house.test", ["viewer"]);
    const before = await auditActions(two.distributorId);
    expect(await withdrawInvitation(permitOf(two.actor, "member.manage"), { invitationId })).toEqual({
      allowed: false,
      reasons: [{ code: "invitation.unknown" }],
    });
    expect(await auditActions(two.distributorId)).toEqual(before);
    expect(await withdrawInvitation(permitOf(one.actor, "member.manage"), { invitationId })).toEqual({ allowed: true });
    const answer = await join(secret, "late@first-house.test");
    expect(answer).toEqual({ allowed: false, reasons: [{ code: "invitation.withdrawn" }] });
  });

  test("a person who uses two links of one company at once becomes a member once, and the other link stays", async () => {
    const email = "pat@first-house.test";
    await join((await invite(email, ["viewer"])).secret, email);
    const creating = permitOf(one.actor, "reseller.create");
    const nobody = { contactEmail: null, contactPhone: null, administratorEmail: null };
    const made = await createReseller(creating, { name: "Delta", accountName: "delta", ...nobody });
    if (!made.allowed) throw new Error("not created");
    const companyId = made.resellerId;
    const second = await inviteAdministrator(creating, { companyId, email: null });
    if (!second.allowed) throw new Error("not invited");
    const knownPerson = { userId: await userIdOf(email), email, name: "Pat" };
    const answers = await Promise.all(
      [made.secret, second.secret].map((secret) => acceptInvitation({ secret, knownPerson }, REQUEST)),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.allowed ? [] : answer.reasons))).toEqual([
      { code: "invitation.already-member" },
    ]);
    const open = await owner`select 1 from invitations where company_id = ${companyId} and accepted_at is null`;
    expect(open).toHaveLength(1);
  });

  test("a link made out to an address works for nobody else", async () => {
    const { secret } = await invite("only@first-house.test", ["viewer"]);
    const answer = await join(secret, "other@first-house.test");
    expect(answer).toEqual({ allowed: false, reasons: [{ code: "invitation.other-person" }] });
  });
});

describe("sessions", () => {
  test("a demotion bites on the next request", async () => {
    const { secret } = await invite("bo@first-house.test", ["administrator"]);
    await join(secret, "bo@first-house.test", "Bo");
    const sessionId = await openSession({ userId: await userIdOf("bo@first-house.test") }, REQUEST);
    const before = await findVisitor(sessionId, REQUEST);
    expect(before?.actor?.via).toMatchObject({ kind: "person", roles: ["administrator"] });

    const memberId = memberIdOf(await actorFor("bo@first-house.test"));
    await changeRoles(permitOf(one.actor, "member.manage"), { memberId, roles: ["viewer"] });
    expect((await findVisitor(sessionId, REQUEST))?.actor?.via).toMatchObject({ roles: ["viewer"] });

    await removeMember(permitOf(one.actor, "member.manage"), { memberId });
    const after = await findVisitor(sessionId, REQUEST);
    expect(after?.user.email).toBe("bo@first-house.test");
    expect(after?.actor).toBeNull();
  });

  test("a person's own change of name is in the log of every company of theirs, and of no other", async () => {
    const before = await auditActions(two.distributorId);
    const change = { name: "Ann Renamed", language: "en", timeZone: "Europe/Berlin" };
    await changeProfile(await userIdOf(one.email), change, REQUEST);
    const changed = { ...NO_FILTER, action: "user.profile-changed" as const };
    const { entries } = await listAuditEntries(permitOf(one.actor, "operation-log.read"), changed, null);
    expect(entries.map(({ after }) => after)).toEqual([change]);
    expect(await auditActions(two.distributorId)).toEqual(before);
  });

  test("a revocation bites on the next request, and nobody revokes another person's session", async () => {
    const [userId, strangerId] = [await userIdOf(one.email), await userIdOf(two.email)];
    const [first, second] = [await openSession({ userId }, REQUEST), await openSession({ userId }, REQUEST)];
    const firstHash = (await findVisitor(first, REQUEST))?.sessionHash ?? "";
    await endOneSession(strangerId, firstHash);
    expect(await findVisitor(first, REQUEST)).not.toBeNull();

    await endOtherSessions(userId, firstHash, REQUEST);
    expect(await findVisitor(second, REQUEST)).toBeNull();
    expect(await listSessions(userId)).toHaveLength(1);
    await endOneSession(userId, firstHash);
    expect(await findVisitor(first, REQUEST)).toBeNull();
    expect(await auditActions(one.distributorId)).toContain("user.signed-out-everywhere");
  });

  test("idle and absolute ends follow the database's clock", async () => {
    const sessionId = await openSession({ userId: await userIdOf(one.email) }, REQUEST);
    await owner`update clock set ahead = '11 hours'`;
    expect(await findVisitor(sessionId, REQUEST)).not.toBeNull();
    // An open page that asks by itself finds the session, and keeps none alive.
    await owner`update clock set ahead = '22 hours'`;
    expect(await findVisitor(sessionId, REQUEST, false)).not.toBeNull();
    await owner`update clock set ahead = '23 hours 30 minutes'`;
    expect(await findVisitor(sessionId, REQUEST)).toBeNull();
    await owner`update clock set ahead = '0'`;
  });

  test("nobody enters a company by another person's membership", async () => {
    const sessionId = await openSession({ userId: await userIdOf(one.email) }, REQUEST);
    const visitor = await findVisitor(sessionId, REQUEST);
    const foreign = memberIdOf(two.actor);
    const input = { sessionHash: visitor?.sessionHash ?? "", userId: visitor?.user.id ?? "", memberId: foreign };
    expect(await switchCompany(input)).toBe(false);
    await owner`update sessions set distributor_id = ${two.distributorId}, member_id = ${foreign} where hash = ${input.sessionHash}`;
    expect((await findVisitor(sessionId, REQUEST))?.actor).toBeNull();
  });
});

describe("signing in", () => {
  test("locks after five failures in a row, for the right password too, and is logged", async () => {
    const { secret } = await invite("lock@first-house.test", ["viewer"]);
    await join(secret, "lock@first-house.test");
    const attempt = (password: string) => checkPassword({ email: "LOCK@first-house.test ", password }, REQUEST);
    for (let failure = 0; failure < 5; failure++) {
      expect(await attempt("wrong")).toEqual({ status: "refused", code: "sign-in.wrong" });
    }
    expect(await attempt(PASSWORD)).toEqual({ status: "refused", code: "sign-in.locked" });
    expect(await auditActions(one.distributorId)).toContain("user.locked");
    await owner`update clock set ahead = '61 seconds'`;
    expect(await attempt(PASSWORD)).toMatchObject({ status: "right" });
    await owner`update clock set ahead = '0'`;
    expect(await attempt("wrong")).toEqual({ status: "refused", code: "sign-in.wrong" });
  });

  test("guesses sent at once gain nothing, and an unknown address answers as a known one", async () => {
    for (const email of [one.email, "nobody@first-house.test"]) {
      const guesses = Array.from({ length: 12 }, () =>
        checkPassword({ email, password: "wrong" }, { ...REQUEST, ip: null }),
      );
      const codes = (await Promise.all(guesses)).map((answer) => (answer.status === "refused" ? answer.code : "right"));
      expect(codes.filter((code) => code === "sign-in.locked").length).toBeGreaterThan(0);
      const last = await checkPassword({ email, password: "wrong" }, { ...REQUEST, ip: null });
      expect(last).toEqual({ status: "refused", code: "sign-in.locked" });
    }
    await owner`update users set failed_sign_ins = 0, locked_until = null`;
  });
});

describe("members", () => {
  test("two administrators who remove each other at once leave one", async () => {
    const { secret } = await invite("cy@first-house.test", ["administrator"]);
    await join(secret, "cy@first-house.test", "Cy");
    const cy = await actorFor("cy@first-house.test");
    const answers = await Promise.all([
      removeMember(permitOf(one.actor, "member.manage"), { memberId: memberIdOf(cy) }),
      removeMember(permitOf(cy, "member.manage"), { memberId: memberIdOf(one.actor) }),
    ]);
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    if (answers[0]?.allowed === false) {
      await owner`update members set removed_at = null where id = ${memberIdOf(one.actor)}`;
    }
  });

  test("another tenant's member is unknown, and nothing is written", async () => {
    const before = await auditActions(two.distributorId);
    const answer = await removeMember(permitOf(two.actor, "member.manage"), { memberId: memberIdOf(one.actor) });
    expect(answer).toEqual({ allowed: false, reasons: [{ code: "member.unknown" }] });
    expect(await auditActions(two.distributorId)).toEqual(before);
    const names = (await listMembers(permitOf(two.actor, "member.read"))).map(({ email }) => email);
    expect(names).toEqual([two.email]);
  });
});

describe("resellers and keys", () => {
  test("a reseller is one tenant's, its account name the installation's", async () => {
    const input = {
      name: "Brook",
      accountName: "brook",
      contactEmail: null,
      contactPhone: null,
      administratorEmail: null,
    };
    const created = await createReseller(permitOf(one.actor, "reseller.create"), input);
    if (!created.allowed) throw new Error("not created");
    const again = await createReseller(permitOf(two.actor, "reseller.create"), input);
    expect(again).toMatchObject({ allowed: false, reasons: [{ code: "company.account-name-taken" }] });

    const month = "2026-11" as Parameters<typeof getReseller>[2];
    expect(await getReseller(permitOf(one.actor, "reseller.read"), created.resellerId, month)).toMatchObject({
      name: "Brook",
    });
    expect(await getReseller(permitOf(two.actor, "reseller.read"), created.resellerId, month)).toBeNull();
    const listed = await listResellers(permitOf(two.actor, "reseller.read"), {
      search: null,
      manager: null,
      at: new Date(),
      cursor: null,
    });
    expect(listed.rows).toEqual([]);
    expect(await auditActions(one.distributorId)).toContain("reseller.created");
    expect(await auditActions(two.distributorId)).not.toContain("reseller.created");

    await join(created.secret, "rea@brook.test", "Rea");
    const rea = await actorFor("rea@brook.test");
    expect(rea.company.kind).toBe("reseller");
    const seen = await listAuditEntries(permitOf(rea, "operation-log.read"), NO_FILTER, null);
    const others = seen.entries.filter(({ by }) => by.accountName !== "brook");
    expect(others.map(({ action, subjectId }) => [action, subjectId])).toEqual([["reseller.created", rea.company.id]]);
  });

  test("a key is found by its hash only, acts for its company, and ends when revoked", async () => {
    const permit = permitOf(one.actor, "api-key.manage");
    const created = await createApiKey(permit, { name: "Portal", scopes: ["decisions"] });
    if (!created.allowed) throw new Error("not created");
    const [stored] = await owner`select string_agg(t::text, ' ') as text from (select * from credentials) t`;
    expect(String(stored?.["text"])).not.toContain(created.key);
    expect(await findApiKeyActor(created.key, REQUEST)).toMatchObject({ distributorId: one.distributorId });
    expect(await findApiKeyActor(`${created.key}x`, REQUEST)).toBeNull();

    expect(await revokeApiKey(permitOf(two.actor, "api-key.manage"), { keyId: created.keyId })).toEqual({
      allowed: false,
      reasons: [{ code: "api-key.unknown" }],
    });
    expect(await revokeApiKey(permit, { keyId: created.keyId })).toEqual({ allowed: true });
    expect(await findApiKeyActor(created.key, REQUEST)).toBeNull();
    expect(await auditActions(one.distributorId)).toEqual(
      expect.arrayContaining(["api-key.created", "api-key.revoked"]),
    );
  });
});

describe("the sealed log", () => {
  test("two sealers at once leave one chain without gap, and a changed entry breaks it", async () => {
    await Promise.all([sealAudit(one.distributorId), sealAudit(one.distributorId), sealAudit(one.distributorId)]);
    const [sizes] = await owner`
      select count(*)::int as all, count(distinct position)::int as places, max(position)::int as last
      from audit_entries where distributor_id = ${one.distributorId}`;
    expect(sizes?.["places"]).toBe(sizes?.["all"]);
    expect(sizes?.["last"]).toBe(sizes?.["all"]);
    expect(await verifyChain(one.distributorId)).toMatchObject({ intact: true, sealed: sizes?.["all"] });

    await owner`update audit_entries set reason = 'forged' where distributor_id = ${one.distributorId} and position = 3`;
    expect(await verifyChain(one.distributorId)).toMatchObject({ intact: false, position: 3, why: "changed" });
    await owner`update audit_entries set reason = null where distributor_id = ${one.distributorId} and position = 3`;
    expect(await verifyChain(one.distributorId)).toMatchObject({ intact: true });
  });
});
