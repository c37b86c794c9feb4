import { expect, test } from "vitest";
import {
  budgetInput,
  customerActor,
  makeWorld,
  money,
  permit,
  turnClockTo,
} from "@/lib/data/budget/governance.fixture";
import { setBudget } from "@/lib/data/budget/set-budget";
import { buyer, sell } from "@/lib/data/order/order.fixture";
import { renewDueResources } from "@/lib/data/order/renew-due-resources";
import { buyResource, freeze, lift, resourceNow } from "@/lib/data/order/resource-order.fixture";
import { setAutoRenewal } from "@/lib/data/order/set-auto-renewal";
import { release, reserved } from "@/lib/data/reservation/reservation.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { answerWakes } from "./answer-wakes";

const database = await openTestDatabase();
const world = await makeWorld();

async function renewing(customerId: string, offerId: string) {
  const resourceId = await buyResource(world, customerId, offerId);
  const may = permit(customerActor(world, customerId), "order.place");
  expect(await setAutoRenewal(may, { resourceId, periods: 1 })).toEqual({ allowed: true });
  const { expiresAt } = await resourceNow(world, resourceId);
  if (!expiresAt) throw new Error("it has a term");
  return { resourceId, expiresAt };
}

async function change(customerId: string, amount: string, version: number) {
  const input = budgetInput(customerId, { amount: money(amount), version, reason: "Another amount" });
  expect(await setBudget(permit(world.distributor, "budget.set"), input)).toMatchObject({ status: "saved" });
}

test("what was refused renews itself within seconds of what allows it: a budget, a lift, money set free", async () => {
  const offerId = await sell(world);
  const [poor, frozen, short] = [await buyer(world, "40"), await buyer(world, "1000"), await buyer(world, "70")];
  const due: Awaited<ReturnType<typeof renewing>>[] = [];
  for (const customerId of [poor, frozen, short]) due.push(await renewing(customerId, offerId));
  const expired = Math.max(...due.map(({ expiresAt }) => expiresAt.getTime()));
  await turnClockTo(database.url, new Date(expired + 1000));
  await freeze(world, frozen);
  await change(poor, "1", 1);
  const aside = await reserved(world, short, "60");
  await renewDueResources(world.distributor.distributorId);
  const renewed = async () => {
    const rows = await Promise.all(due.map(({ resourceId }) => resourceNow(world, resourceId)));
    return rows.map(({ expiresAt }, index) => expiresAt?.getTime() !== due[index]?.expiresAt.getTime());
  };
  expect(await renewed()).toEqual([false, false, false]);

  const stop = await answerWakes(new AbortController().signal);
  const within = { timeout: 5_000, interval: 50 };
  await change(poor, "100", 2);
  await expect.poll(renewed, within).toEqual([true, false, false]);
  await lift(world, frozen);
  await expect.poll(renewed, within).toEqual([true, true, false]);
  await release(world.distributor, aside);
  await expect.poll(renewed, within).toEqual([true, true, true]);
  await stop();
}, 60_000);
