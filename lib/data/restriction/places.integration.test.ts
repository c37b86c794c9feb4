import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { messages } from "@/db/schema";
import { dayStart, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { budgetInput, charge, joinCustomer, makeWorld, money, permit, turnClockTo } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { connectedWorld } from "../connector/connector.fixture";
import { inTenant } from "../tenant";
import { getRestrictionPlaces } from "./get-restriction-places";
import { resumeRestored } from "./resume-restored";

const database = await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });
const world = await makeWorld();
const story = connectedWorld(world);
const { distributor } = world;

const seen = (customerId: string, actor = distributor) =>
  getRestrictionPlaces(permit(actor, "restriction.read"), customerId, new Date());
const told = (customerId: string) =>
  inTenant(distributor, async (tx) =>
    (await tx.select().from(messages).where(eq(messages.customerId, customerId))).filter(
      ({ kind }) => kind === "spent-after-freeze",
    ),
  );
const at = (day: string, hours: number) => {
  const known = toBillingDay(day);
  if (known === null) throw new Error("no day");
  return new Date(dayStart(known).getTime() + hours * 3_600_000);
};

test("a freeze that only files know of is recorded only; another company sees no place", async () => {
  const customerId = await joinCustomer(world);
  // The account came after the association's freeze.
  expect(await seen(customerId)).toMatchObject({ level: "account", whole: "confirmed", places: [{ kind: "own" }] });
  await story.freeze(customerId, "account-and-resources");
  expect(await seen(customerId)).toMatchObject({
    level: "account-and-resources",
    whole: "recorded",
    places: [
      { kind: "own", state: "confirmed" },
      { kind: "recorded-only", state: "recorded" },
    ],
  });
  expect(await seen(customerId, world.reseller)).not.toBeNull();
  expect(await seen(customerId, world.otherReseller)).toBeNull();
  expect(await seen(customerId, world.otherDistributor)).toBeNull();
});

test("the budget's action, its lift and the month's end each order the level in force once", async () => {
  const customerId = await joinCustomer(world);
  const wish = { type: "monthly", amount: money("100"), action: "freeze-account", liftWhenRestored: true } as const;
  await setBudget(
    permit(distributor, "budget.set"),
    budgetInput(customerId, { ...wish, lift: ["association-default"] }),
  );
  await charge(world, customerId, "120");
  const own = async () =>
    (await story.placesOf(customerId)).filter(({ kind }) => kind === "own").map(({ level }) => level);
  expect(await own()).toEqual(["account", null, "account"]);
  await setBudget(permit(distributor, "budget.set"), budgetInput(customerId, { amount: money("500"), version: 1 }));
  expect(await own()).toEqual(["account", null, "account", null]);
  await charge(world, customerId, "400");
  expect(await own()).toHaveLength(5);
  const [year, month] = new Date().toISOString().split("-").map(Number);
  await turnClockTo(database.url, new Date(Date.UTC(year ?? 0, month ?? 0, 2)));
  await resumeRestored(distributor.distributorId);
  expect(await own()).toEqual(["account", null, "account", null, "account", null]);
  await turnClockTo(database.url, new Date());
});

test("spent since the freeze counts what started after it: of its day, its month and every later month", async () => {
  const customerId = await joinCustomer(world);
  await turnClockTo(database.url, at("2026-03-10", 12));
  await story.freeze(customerId, "account-and-resources");
  await turnClockTo(database.url, at("2026-05-20", 12));
  const before = [at("2026-02-27", 1), at("2026-03-09", 23), at("2026-03-10", 11.9)];
  const after = [
    at("2026-03-10", 12.1),
    at("2026-03-10", 23.9),
    at("2026-03-11", 0),
    at("2026-03-31", 23),
    at("2026-04-01", 0),
    at("2026-05-20", 1),
  ];
  for (const when of before) await charge(world, customerId, "1000", when);
  for (const [index, when] of after.entries()) await charge(world, customerId, String(10 ** index), when);
  const found = await seen(customerId);
  const byOrigin = new Map(found?.spent.map((one) => [one.origin, one.spent]));
  expect(byOrigin.get("manual")).toBe(money("111111"));
  // Since association, which the clock put later: nothing.
  expect(byOrigin.get("association-default")).toBe(money("0"));

  const notices = await told(customerId);
  expect(notices.map(({ companyKind }) => companyKind)).toEqual(["distributor"]);
  expect(notices[0]?.facts).toMatchObject({ amount: expect.stringMatching(/^1(\.0+)?$/) });
  await turnClockTo(database.url, at("2026-05-21", 12));
  await charge(world, customerId, "5", at("2026-05-21", 1));
  await charge(world, customerId, "5", at("2026-05-21", 2));
  expect(await told(customerId)).toHaveLength(2);
  // What was told before, and what is taken back, is no news.
  await turnClockTo(database.url, at("2026-05-22", 12));
  await charge(world, customerId, "-3", at("2026-05-21", 2));
  expect(await told(customerId)).toHaveLength(2);
  await turnClockTo(database.url, new Date());
});

test("under an account freeze resources go on and cost: the figure informs and alerts nobody", async () => {
  const customerId = await joinCustomer(world);
  await charge(world, customerId, "7", new Date(Date.now() + 1000));
  expect((await seen(customerId))?.spent).toMatchObject([{ origin: "association-default", level: "account" }]);
  expect(await told(customerId)).toEqual([]);
});
