import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { beforeEach, expect, test } from "vitest";
import { auditEntries, authenticators, recoveryCodes } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { database } from "../database";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { beginAuthenticator } from "./begin-authenticator";
import { confirmAuthenticator } from "./confirm-authenticator";
import { getAuthenticator } from "./get-authenticator";
import { getVerification } from "./get-verification";
import { removeAuthenticator } from "./remove-authenticator";
import { seal, unseal } from "./secrets";
import { setVerification } from "./set-verification";
import { asked, choose, enter, PASSWORD } from "./verification.fixture";
import { verifyOperation } from "./verify-operation";

const { url } = await openTestDatabase();
const request = { requestId: "r", ip: null };
let world: World;
let here: Actor;
let there: Actor;

beforeEach(async () => {
  world = await makeWorld();
  [here = world.distributor, there = world.otherDistributor] = await enter(world.distributor, world.otherDistributor);
});

function userOf({ via }: Actor) {
  if (via.kind !== "person") throw new Error("not a person");
  return { id: via.userId, email: via.email };
}

const now = () => instantOf(database());
const later = async (seconds: number) => turnClockTo(url, new Date((await now()).getTime() + seconds * 1000));
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

/** An authenticator that works; afterwards its first step lies behind. */
async function enrol(): Promise<{ readonly secret: string; readonly recovery: readonly string[] }> {
  const begun = await beginAuthenticator(userOf(here), PASSWORD, request);
  if (!begun.allowed) throw new Error("not begun");
  const { secret } = begun.made;
  const confirmed = await confirmAuthenticator(userOf(here).id, codeAt(secret, await now()), request);
  if (!confirmed.allowed) throw new Error("not confirmed");
  await later(30);
  return { secret, recovery: confirmed.recoveryCodes };
}

test("setting up asks for the password and a first code; secret and recovery codes are not stored as they are", async () => {
  expect(await beginAuthenticator(userOf(here), "wrong", request)).toMatchObject({
    reasons: [{ code: "sign-in.wrong" }],
  });
  const { secret, recovery } = await enrol();
  const { id } = userOf(here);
  const [row] = await database().select().from(authenticators).where(eq(authenticators.userId, id));
  const codes = await database().select().from(recoveryCodes).where(eq(recoveryCodes.userId, id));
  expect(row?.secret).not.toContain(secret);
  expect(unseal(id, row?.secret ?? "")).toBe(secret);
  expect(unseal("somebody else", row?.secret ?? "")).toBeNull();
  expect(codes).toHaveLength(10);
  expect(JSON.stringify(codes)).not.toContain(recovery[0]);
  expect(await getAuthenticator(id)).toMatchObject({ recoveryCodesLeft: 10 });
  expect(await beginAuthenticator(userOf(here), PASSWORD, request)).toMatchObject({
    reasons: [{ code: "authenticator.exists" }],
  });
  const entries = await inTenant(here, (tx) => tx.select().from(auditEntries));
  expect(entries.map(({ action }) => action)).toContain("user.authenticator-set-up");
});

test("what was tampered with does not open", () => {
  const text = seal("one", "SECRET");
  const broken = `${text.slice(0, -2)}${text.endsWith("AA") ? "BB" : "AA"}`;
  expect([unseal("one", text), unseal("one", broken), unseal("one", "v1."), unseal("one", "")]).toEqual([
    "SECRET",
    null,
    null,
    null,
  ]);
});

test("a step counts once for the person, in whatever company or operation, and codes of a minute ago do not", async () => {
  const { secret } = await enrol();
  for (const actor of [here, there]) expect(await choose(actor, "totp")).toEqual({ allowed: true });
  expect(await verifyOperation(here, asked())).toMatchObject({ status: "code-needed", channel: "totp", email: null });
  await verifyOperation(there, asked());
  await verifyOperation(here, asked(null, { operation: "freeze-customer" }));
  const code = codeAt(secret, await now());
  expect(await verifyOperation(here, asked(code))).toMatchObject({ status: "passed" });
  expect(await verifyOperation(there, asked(code))).toMatchObject({ problem: "wrong" });
  expect(await verifyOperation(here, asked(code, { operation: "freeze-customer" }))).toMatchObject({
    problem: "wrong",
  });
  const old = codeAt(secret, await now());
  await later(90);
  expect(await verifyOperation(there, asked(old))).toMatchObject({ problem: "wrong" });
  expect(await verifyOperation(there, asked(codeAt(secret, await now())))).toMatchObject({ status: "passed" });
});

test("the same step given twice at once passes once", async () => {
  const { secret } = await enrol();
  for (const actor of [here, there]) await choose(actor, "totp");
  await verifyOperation(here, asked());
  await verifyOperation(there, asked());
  const code = codeAt(secret, await now());
  const verdicts = await Promise.all([verifyOperation(here, asked(code)), verifyOperation(there, asked(code))]);
  expect(verdicts.filter(({ status }) => status === "passed")).toHaveLength(1);
});

test("a recovery code stands in once, for this person only", async () => {
  const { recovery } = await enrol();
  await choose(here, "totp");
  const [one = "", two = ""] = recovery;
  await verifyOperation(here, asked());
  expect(await verifyOperation(here, asked(one.toUpperCase()))).toMatchObject({ status: "passed" });
  await verifyOperation(here, asked());
  expect(await verifyOperation(here, asked(one))).toMatchObject({ problem: "wrong" });
  expect(await verifyOperation(here, asked(two))).toMatchObject({ status: "passed" });
  expect(await getAuthenticator(userOf(here).id)).toMatchObject({ recoveryCodesLeft: 8 });
});

test("whoever has no authenticator is told so, and nobody chooses a way that would lock them out", async () => {
  expect(await choose(here, "totp")).toMatchObject({ reasons: [{ code: "verification.not-enrolled" }] });
  expect(await choose(here, "email")).toMatchObject({ reasons: [{ code: "verification.no-mail-server" }] });
  await enrol();
  await choose(here, "totp");
  const [mate = here] = await enter({ ...here, via: world.reseller.via });
  expect(await verifyOperation(mate, asked("123456"))).toMatchObject({ problem: "not-enrolled" });
  expect(await removeAuthenticator(userOf(here), "wrong", request)).toMatchObject({ allowed: false });
  expect(await removeAuthenticator(userOf(here), PASSWORD, request)).toEqual({ allowed: true });
  expect(await getAuthenticator(userOf(here).id)).toBeNull();
  expect(await verifyOperation(here, asked())).toMatchObject({ problem: "not-enrolled" });
});

test("the choice is audited, kept from a stale form, and one company's alone", async () => {
  await enrol();
  const stale = permit(here, "verification.manage");
  expect(await setVerification(stale, { channel: "totp", version: 0 })).toEqual({ allowed: true });
  expect(await setVerification(stale, { channel: "off", version: 0 })).toMatchObject({
    reasons: [{ code: "verification.changed-meanwhile" }],
  });
  const both = await Promise.all([1, 2].map(() => setVerification(stale, { channel: "off", version: 1 })));
  expect(both.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(await getVerification(permit(there, "verification.manage"))).toMatchObject({ channel: "off", version: 0 });
  expect(await getVerification(permit(world.reseller, "verification.manage"))).toMatchObject({ channel: "off" });
  const changed = await inTenant(here, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "verification.changed")).orderBy(auditEntries.id),
  );
  expect(changed.map(({ before, after }) => [before, after])).toEqual([
    [{ verification: "off" }, { verification: "totp" }],
    [{ verification: "totp" }, { verification: "off" }],
  ]);
});
