import { and, eq, like } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditEntries, members, outbox, verificationCodes } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Mail } from "@/lib/domain/alert/mail";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, turnClockTo, type World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { MAIL } from "../outbox/queue-mail";
import { inTenant } from "../tenant";
import { releaseCode } from "./release-code";
import { asked, choose, enter } from "./verification.fixture";
import { type Verdict, verifyOperation } from "./verify-operation";

const database = await openTestDatabase({ SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "a@b.example" });

let world: World;
let person: Actor;

beforeEach(async () => {
  world = await makeWorld();
  [person = world.distributor] = await enter(world.distributor);
  expect(await choose(person, "email")).toEqual({ allowed: true });
});

async function mailsTo(actor: Actor): Promise<readonly Mail[]> {
  const rows = await inTenant(actor, (tx) =>
    tx.select({ mail: outbox.payload }).from(outbox).where(eq(outbox.kind, MAIL)).orderBy(outbox.id),
  );
  return rows.map(({ mail }) => mail as Mail);
}

const codeOf = async (actor: Actor) => (await mailsTo(actor)).at(-1)?.secret["code"] ?? "";
const other = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, "0");
const problemOf = (verdict: Verdict) => (verdict.status === "code-needed" ? verdict.problem : verdict.status);

async function entriesOf(actor: Actor) {
  return inTenant(actor, (tx) =>
    tx
      .select({ action: auditEntries.action, after: auditEntries.after, companyId: auditEntries.companyId })
      .from(auditEntries)
      .where(and(like(auditEntries.action, "verification.%"), eq(auditEntries.companyId, actor.company.id)))
      .orderBy(auditEntries.id),
  );
}

async function later(seconds: number): Promise<void> {
  const now = await inTenant(person, instantOf);
  await turnClockTo(database.url, new Date(now.getTime() + seconds * 1000));
}

test("a company that chose nothing is not asked; keys, operators and jobs never are", async () => {
  const [stranger = world.reseller] = await enter(world.reseller);
  expect(await verifyOperation(stranger, asked())).toEqual({ status: "passed", usedAt: null });
  const via = { kind: "key", keyId: newId(), name: "nightly", scopes: ["customers"] } as const;
  expect(await verifyOperation({ ...person, via }, asked())).toMatchObject({ status: "passed" });
  expect(await verifyOperation({ ...person, via: { kind: "system" } }, asked())).toMatchObject({ status: "passed" });
  expect(await mailsTo(person)).toEqual([]);
});

test("the code goes to the person by e-mail, passes once, and every step is in the log without it", async () => {
  const first = await verifyOperation(person, asked());
  expect(first).toMatchObject({ status: "code-needed", channel: "email", triesLeft: 5, resendInSeconds: 60 });
  const code = await codeOf(person);
  expect(code).toMatch(/^\d{6}$/);
  expect(await mailsTo(person)).toHaveLength(1);
  expect(problemOf(await verifyOperation(person, asked(other(code))))).toBe("wrong");
  expect(await verifyOperation(person, asked(` ${code.slice(0, 3)} ${code.slice(3)}`))).toMatchObject({
    status: "passed",
  });
  // Used up: the same code begins the next operation's own.
  expect(problemOf(await verifyOperation(person, asked(code)))).toBeNull();
  expect(await codeOf(person)).not.toBe(code);

  const entries = await entriesOf(person);
  expect(entries.map(({ action }) => action)).toEqual([
    "verification.changed",
    "verification.code-sent",
    "verification.failed",
    "verification.passed",
    "verification.code-sent",
  ]);
  expect(JSON.stringify(entries)).not.toContain(code);
  const [stored] = await inTenant(person, (tx) => tx.select().from(verificationCodes));
  expect(JSON.stringify(stored)).not.toContain(code);
});

test("a code is bound to operation, company and person", async () => {
  const [here = person, there = person] = await enter(
    { ...world.otherReseller, via: { ...personOf(world.otherReseller), userId: newId() } },
    world.otherDistributor,
  );
  expect(await choose(here, "email")).toEqual({ allowed: true });
  expect(await choose(there, "email")).toEqual({ allowed: true });
  await verifyOperation(here, asked());
  const code = await codeOf(here);
  for (const [actor, operation] of [
    [here, "freeze-customer"],
    [there, "set-budget"],
    [person, "set-budget"],
  ] as const) {
    await verifyOperation(actor, asked(null, { operation }));
    const own = await codeOf(actor);
    if (own !== code) expect(problemOf(await verifyOperation(actor, asked(code, { operation })))).toBe("wrong");
  }
  expect(await verifyOperation(here, asked(code))).toMatchObject({ status: "passed" });
});

const personOf = ({ via }: Actor) => {
  if (via.kind !== "person") throw new Error("not a person");
  return via;
};

test("five wrong codes end it: the right one no longer counts, and it begins anew with a new code", async () => {
  await verifyOperation(person, asked());
  const code = await codeOf(person);
  const answers: unknown[] = [];
  for (let by = 1; by <= 5; by++) answers.push(problemOf(await verifyOperation(person, asked(other(code, by)))));
  expect(answers).toEqual(["wrong", "wrong", "wrong", "wrong", "spent"]);
  expect(problemOf(await verifyOperation(person, asked(code)))).toBe("spent");
  expect(problemOf(await verifyOperation(person, asked(null, { anew: true })))).toBe("too-soon");
  expect(await mailsTo(person)).toHaveLength(1);
  await later(61);
  expect(problemOf(await verifyOperation(person, asked(null, { anew: true })))).toBeNull();
  expect(await mailsTo(person)).toHaveLength(2);
  expect(await verifyOperation(person, asked(await codeOf(person)))).toMatchObject({ status: "passed" });
});

test("several browsers share one code; together they get one mail and one pass", async () => {
  const begun = await Promise.all([1, 2, 3].map(() => verifyOperation(person, asked())));
  expect(begun.map(problemOf)).toEqual([null, null, null]);
  expect(await mailsTo(person)).toHaveLength(1);
  const code = await codeOf(person);
  const passes = await Promise.all([1, 2, 3].map(() => verifyOperation(person, asked(code))));
  expect(passes.filter(({ status }) => status === "passed")).toHaveLength(1);
});

describe("time", () => {
  test("a code is good for ten minutes and its mail for no longer", async () => {
    await verifyOperation(person, asked());
    const code = await codeOf(person);
    const [mail] = await mailsTo(person);
    expect(mail).toMatchObject({ expiresAt: expect.any(String), facts: { endsAt: mail?.expiresAt } });
    await later(599);
    expect(problemOf(await verifyOperation(person, asked(other(code))))).toBe("wrong");
    await later(1);
    expect(problemOf(await verifyOperation(person, asked(code)))).toBe("expired");
    expect(problemOf(await verifyOperation(person, asked(null, { anew: true })))).toBeNull();
  });

  test("more than thirty wrong tries an hour are not even compared", async () => {
    for (let round = 0; round < 6; round++) {
      await verifyOperation(person, asked(null, { anew: true }));
      const code = await codeOf(person);
      for (let by = 1; by <= 5; by++) await verifyOperation(person, asked(other(code, by)));
      await later(61);
    }
    await verifyOperation(person, asked(null, { anew: true }));
    expect(problemOf(await verifyOperation(person, asked(await codeOf(person))))).toBe("rate-limited");
  });
});

test("what took no effect gives the code back to the same operation, and to that pass only", async () => {
  await verifyOperation(person, asked());
  const code = await codeOf(person);
  const passed = await verifyOperation(person, asked(code));
  if (passed.status !== "passed" || passed.usedAt === null) throw new Error("not passed");
  await releaseCode(person, "set-budget", new Date(passed.usedAt.getTime() - 1));
  await releaseCode(person, "freeze-customer", passed.usedAt);
  expect((await inTenant(person, (tx) => tx.select().from(verificationCodes)))[0]?.usedAt).not.toBeNull();
  await releaseCode(person, "set-budget", passed.usedAt);
  expect(await verifyOperation(person, asked(code))).toMatchObject({ status: "passed" });
  expect(await mailsTo(person)).toHaveLength(1);
});

test("turned on while a form is open, it asks at the next submit; turned off, it asks no more", async () => {
  const [mate = world.reseller] = await enter(world.reseller);
  expect(await verifyOperation(mate, asked())).toMatchObject({ status: "passed" });
  await choose(mate, "email");
  expect(await verifyOperation(mate, asked())).toMatchObject({ status: "code-needed" });
  await choose(mate, "off");
  expect(await verifyOperation(mate, asked())).toMatchObject({ status: "passed" });
});

test("whoever was removed meanwhile is refused, whatever code they hold", async () => {
  await verifyOperation(person, asked());
  const code = await codeOf(person);
  await inTenant(person, async (tx) => tx.update(members).set({ removedAt: await instantOf(tx) }));
  expect(await verifyOperation(person, asked(code))).toEqual({ status: "gone" });
});

test("another tenant neither sees nor touches a code, and leaves no trace", async () => {
  await verifyOperation(person, asked());
  const passed = await verifyOperation(person, asked(await codeOf(person)));
  if (passed.status !== "passed" || passed.usedAt === null) throw new Error("not passed");
  const intruder = { ...world.otherDistributor, via: person.via };
  await releaseCode(intruder, "set-budget", passed.usedAt);
  expect(await verifyOperation(intruder, asked(null, { orElse: "email" }))).toEqual({ status: "gone" });
  expect((await inTenant(person, (tx) => tx.select().from(verificationCodes)))[0]?.usedAt).toEqual(passed.usedAt);
  expect(await entriesOf(world.otherDistributor)).toEqual([]);
});
