import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { auditEntries, members, notificationChoices } from "@/db/schema";
import { DefaultsInput, OwnChoicesInput } from "@/lib/contracts/notification";
import type { Actor } from "@/lib/domain/access/actor";
import { DEFAULT_HOURS } from "@/lib/domain/notification/hours";
import type { Topic } from "@/lib/domain/notification/topic";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, memberIdOf } from "../assignment/assignment.fixture";
import { customerActor, joinCustomer, makeWorld, permit, type World } from "../budget/governance.fixture";
import { inTenant } from "../tenant";
import { getCompanyChoices } from "./get-company-choices";
import { getOwnChoices } from "./get-own-choices";
import { setCompanyChoices } from "./set-company-choices";
import { setOwnChoices } from "./set-own-choices";

await openTestDatabase();
let world: World;
let ann: Actor;

beforeEach(async () => {
  world = await makeWorld();
  ann = await addColleague(world.reseller);
});

const form = (fields: Record<string, string>) => ({ quiet: "default", phone: "", ...fields });
const setOwn = (actor: Actor, fields: Record<string, string>) =>
  setOwnChoices(permit(actor, "profile.manage"), OwnChoicesInput.parse(form(fields)));
const setDefaults = (actor: Actor, fields: Record<string, string>) =>
  setCompanyChoices(permit(actor, "notification.set"), DefaultsInput.parse(form(fields)));
const own = async (actor: Actor) => {
  const chosen = await getOwnChoices(permit(actor, "profile.manage"));
  if (!chosen) throw new Error("no person");
  return { ...chosen, of: (topic: Topic) => chosen.rows.find((row) => row.topic === topic)?.cells };
};
const entriesOf = (actor: Actor, action: "notification.choices-set" | "notification.defaults-set") =>
  inTenant(actor, (tx) =>
    tx
      .select({ before: auditEntries.before, after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.action, action), eq(auditEntries.companyId, actor.company.id))),
  );

test("what a person has not chosen follows the company, and what that has not chosen the product", async () => {
  expect((await own(ann)).of("budget")?.email).toEqual({ pace: null, otherwise: "at-once" });
  await setDefaults(world.reseller, { "email.budget": "daily", "email.pace": "" });
  await setOwn(ann, { "email.restriction": "off", "sms.budget": "at-once", phone: "+86 138 0013-8000" });
  const chosen = await own(ann);
  expect(chosen.of("budget")).toEqual({
    email: { pace: null, otherwise: "daily" },
    sms: { pace: "at-once", otherwise: "off" },
  });
  expect(chosen.of("restriction")?.email).toEqual({ pace: "off", otherwise: "at-once" });
  expect(chosen.phone).toBe("+8613800138000");
  await setOwn(ann, { "email.restriction": "" });
  expect([(await own(ann)).of("restriction")?.email.pace, (await own(ann)).phone]).toEqual([null, null]);
  // What the form did not show is kept.
  expect((await own(ann)).of("budget")?.sms.pace).toBe("at-once");
});

test("hours are the person's whole, else the company's whole", async () => {
  expect((await own(ann)).hours).toEqual({ own: null, otherwise: DEFAULT_HOURS });
  await setDefaults(world.reseller, { quiet: "own", quietFrom: "22:30", quietTo: "06:00", digestHour: "7" });
  await setOwn(ann, { quiet: "none", digestHour: "18" });
  expect((await own(ann)).hours).toEqual({
    own: { quietFrom: 0, quietTo: 0, digestHour: 18 },
    otherwise: { quietFrom: 22 * 60 + 30, quietTo: 6 * 60, digestHour: 7 },
  });
  await setDefaults(world.reseller, {});
  expect((await own(ann)).hours.otherwise).toEqual(DEFAULT_HOURS);
});

test("each save is told by the log, with what was chosen before, and never the number", async () => {
  await setOwn(ann, { "email.budget": "hourly", phone: "+8613800138000" });
  await setOwn(ann, { "email.budget": "off", phone: "+8613800138000", quiet: "none", digestHour: "9" });
  const entries = await entriesOf(ann, "notification.choices-set");
  expect(entries).toHaveLength(2);
  expect(entries[1]).toMatchObject({
    before: { byEmail: { hourly: ["budget"], off: [] } },
    after: { byEmail: { hourly: [], off: ["budget"] }, digestHour: "09:00", quietHours: null, phoneChanged: false },
  });
  expect(JSON.stringify(entries)).not.toContain("13800138000");
});

test("topics that the company never hears of are not kept, and a viewer is not told by e-mail until it chooses", async () => {
  await setDefaults(world.reseller, { "email.delivery": "at-once", "email.budget": "hourly" });
  const rows = (await getCompanyChoices(permit(world.reseller, "notification.set"))).rows;
  expect(rows.map(({ topic }) => topic)).not.toContain("delivery");
  const kept = await inTenant(ann, (tx) => tx.select({ topic: notificationChoices.topic }).from(notificationChoices));
  expect(kept).toEqual([{ topic: "budget" }]);
  const viewer = await addColleague(world.otherReseller, ["viewer"]);
  await addColleague(world.otherReseller);
  expect((await own(viewer)).of("budget")?.email).toEqual({ pace: null, otherwise: "off" });
  await setOwn(viewer, { "email.budget": "daily" });
  expect((await own(viewer)).of("budget")?.email.pace).toBe("daily");
});

test("what one company chooses changes nothing for another, and nobody sets what is not theirs", async () => {
  const customer = customerActor(world, await joinCustomer(world));
  await setDefaults(world.reseller, { "email.budget": "off" });
  for (const other of [world.distributor, world.otherReseller, world.otherDistributor, customer]) {
    const rows = (await getCompanyChoices(permit(other, "notification.set"))).rows;
    expect(rows.find(({ topic }) => topic === "budget")?.cells.email.pace).toBeNull();
  }
  // A person that left this company sets nothing in it any more.
  await inTenant(ann, (tx) =>
    tx
      .update(members)
      .set({ removedAt: new Date() })
      .where(eq(members.id, memberIdOf(ann))),
  );
  await addColleague(world.reseller);
  await setOwn(ann, { "email.budget": "daily" });
  expect(await entriesOf(ann, "notification.choices-set")).toEqual([]);
});
