import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { budgets, orders, renewalAttempts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { graceEndOf } from "@/lib/domain/resource/status";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  budgetInput,
  customerActor,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { actionsOf, grantTo, told } from "../delegation/delegation.fixture";
import { toldToCompanyOf } from "../message/message.fixture";
import { inTenant } from "../tenant";
import { listRenewalsAtRisk } from "./list-renewals-at-risk";
import { buyer, PRICE, sell } from "./order.fixture";
import { renewDueResources } from "./renew-due-resources";
import { buyResource, freeze, lift, linesOf, refusalsOf, renew, resourceNow } from "./resource-order.fixture";
import { setAutoRenewal } from "./set-auto-renewal";

const database = await openTestDatabase();
const DAY = 86_400_000;

const ordersOf = ({ distributor }: World, customerId: string) =>
  inTenant(distributor, (tx) => tx.select().from(orders).where(eq(orders.customerId, customerId)));
const attemptsOf = ({ distributor }: World, resourceId: string) =>
  inTenant(distributor, (tx) => tx.select().from(renewalAttempts).where(eq(renewalAttempts.resourceId, resourceId)));
const run = ({ distributor }: World) => renewDueResources(distributor.distributorId);
const turn = (instant: Date) => turnClockTo(database.url, instant);
const after = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY);

async function renewing(world: World, customerId: string, offerId: string, periods: number | null = 1) {
  const resourceId = await buyResource(world, customerId, offerId);
  const may = permit(customerActor(world, customerId), "order.place");
  expect(await setAutoRenewal(may, { resourceId, periods })).toEqual({ allowed: true });
  const { expiresAt } = await resourceNow(world, resourceId);
  if (!expiresAt) throw new Error("it has a term");
  return { resourceId, expiresAt };
}

async function raise(actor: Actor, customerId: string, amount: string) {
  const [budget] = await inTenant(actor, (tx) => tx.select().from(budgets).where(eq(budgets.customerId, customerId)));
  const input = budgetInput(customerId, { amount: money(amount), version: budget?.version ?? 0, reason: "More" });
  expect(await setBudget(permit(actor, "budget.set"), input)).toMatchObject({ status: "saved" });
}

test("at its expiry a resource renews itself once, whatever runs beside it, and begins where the old term ended", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const { resourceId, expiresAt } = await renewing(world, customerId, offerId, 2);
  const still = await buyResource(world, customerId, offerId);
  await run(world);
  expect(await ordersOf(world, customerId)).toHaveLength(2);
  await turn(after(expiresAt, 3));
  await Promise.all(Array.from({ length: 6 }, () => run(world)));
  const placed = (await ordersOf(world, customerId)).filter(({ source }) => source === "automatic");
  expect(placed).toHaveLength(1);
  expect(placed[0]).toMatchObject({
    type: "renewal",
    amount: money("66.66"),
    by: { kind: "system", companyKind: "customer" },
  });
  const renewed = await resourceNow(world, resourceId);
  expect(renewed.expiresAt && renewed.expiresAt > after(expiresAt, 57)).toBe(true);
  expect((await resourceNow(world, still)).expiresAt).toEqual(expect.any(Date));
  expect(await attemptsOf(world, resourceId)).toEqual([]);
}, 60_000);

const statesOf = async (may: Parameters<typeof listRenewalsAtRisk>[0]) =>
  (await listRenewalsAtRisk(may)).map(({ id, state, reasons }) => [id, state, ...reasons.map(({ code }) => code)]);

test("refused, it is told once a day, is a to-do of who can change it, and is done as soon as the budget allows", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "40", { type: "one-time" });
  const { resourceId, expiresAt } = await renewing(world, customerId, offerId);
  expect(await grantTo(world, { permissions: ["set-budget"], oneTimeQuota: money("1000") })).toEqual([]);
  const portal = permit(customerActor(world, customerId), "portal.read");
  const others = [world.distributor, world.otherReseller, world.otherDistributor].map((actor) =>
    permit(actor, "home.read"),
  );
  const reseller = permit(world.reseller, "home.read");

  await turn(after(expiresAt, -8));
  expect(await statesOf(portal)).toEqual([]);
  await turn(after(expiresAt, -6));
  for (const may of [portal, reseller]) expect(await statesOf(may)).toEqual([[resourceId, "ahead"]]);

  await turn(new Date(expiresAt.getTime() + 1000));
  for (let minute = 0; minute < 3; minute++) await Promise.all([run(world), run(world)]);
  expect(await attemptsOf(world, resourceId)).toHaveLength(1);
  expect([await told(world, "renewal-refused"), await actionsOf(world, "resource.renewal-refused")]).toEqual([1, 1]);
  const items = await toldToCompanyOf(portal.actor);
  expect(items.find(({ kind }) => kind === "renewal-refused")?.facts).toMatchObject({
    resourceId,
    reasons: ["purchase.budget-insufficient"],
  });
  const refused = [[resourceId, "refused", "purchase.budget-insufficient"]];
  for (const may of [portal, reseller]) expect(await statesOf(may)).toEqual(refused);
  for (const may of others) expect(await statesOf(may)).toEqual([]);

  await turn(after(expiresAt, 1.1));
  for (let minute = 0; minute < 2; minute++) await run(world);
  expect(await attemptsOf(world, resourceId)).toHaveLength(2);
  await raise(world.reseller, customerId, "100");
  await run(world);
  const placed = (await ordersOf(world, customerId)).filter(({ source }) => source === "automatic");
  expect(placed).toHaveLength(1);
  const line = await linesOf(world, placed[0]?.id ?? "");
  expect(line).toMatchObject([{ effectiveAt: expiresAt, amount: money(PRICE) }]);
  expect(await told(world, "renewal-refused")).toBe(2);
  expect(await statesOf(portal)).toEqual([]);
}, 60_000);

test("when grace ends it is given up, told once, and only somebody renews it: from then on", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "40", { type: "one-time" });
  const { resourceId, expiresAt } = await renewing(world, customerId, offerId);
  await turn(new Date(graceEndOf(expiresAt).getTime() - 60_000));
  await run(world);
  await turn(graceEndOf(expiresAt));
  await raise(world.distributor, customerId, "100");
  for (let minute = 0; minute < 3; minute++) await Promise.all([run(world), run(world)]);
  expect((await attemptsOf(world, resourceId)).map(({ ended }) => ended).toSorted()).toEqual([false, true]);
  expect(await told(world, "renewal-given-up")).toBe(1);
  expect((await ordersOf(world, customerId)).filter(({ source }) => source === "automatic")).toEqual([]);
  const may = permit(customerActor(world, customerId), "order.place");
  expect(await setAutoRenewal(may, { resourceId, periods: 1 })).toEqual({
    allowed: false,
    reasons: [{ code: "term.expired", expiredAt: expiresAt }],
  });
  expect(refusalsOf(await renew(world, customerId, resourceId))).toEqual([]);
  const [line] = (await ordersOf(world, customerId)).filter(({ type }) => type === "renewal");
  const [term] = await linesOf(world, line?.id ?? "");
  expect(term?.effectiveAt).toEqual(line?.acceptedAt);
}, 60_000);

test("a freeze refuses it and its end renews it; switched off it does not renew; nobody sets another's", async () => {
  const world = await makeWorld();
  const offerId = await sell(world);
  const customerId = await buyer(world, "1000");
  const { resourceId, expiresAt } = await renewing(world, customerId, offerId);
  const off = await renewing(world, customerId, offerId);
  const stranger = permit(customerActor(world, await buyer(world, "10")), "order.place");
  const unknown = { allowed: false, reasons: [{ code: "term.resource-unknown" }] };
  expect(await setAutoRenewal(stranger, { resourceId, periods: null })).toEqual(unknown);
  const own = permit(customerActor(world, customerId), "order.place");
  expect(await setAutoRenewal(own, { resourceId: off.resourceId, periods: null })).toEqual({ allowed: true });
  expect(await actionsOf(world, "resource.auto-renewal-set")).toBe(3);
  await freeze(world, customerId);
  await turn(after(off.expiresAt, 1));
  await run(world);
  expect((await attemptsOf(world, resourceId))[0]?.reasons.map(({ code }) => code)).toEqual([
    "purchase.account-frozen",
  ]);
  await lift(world, customerId);
  await run(world);
  expect((await resourceNow(world, resourceId)).expiresAt).not.toEqual(expiresAt);
  expect((await resourceNow(world, off.resourceId)).expiresAt).toEqual(off.expiresAt);
}, 60_000);
