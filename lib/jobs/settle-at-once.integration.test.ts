import { expect, test } from "vitest";
import { alertsOf, openWith } from "@/lib/data/alert/alert.fixture";
import { charge, joinCustomer, makeWorld, money } from "@/lib/data/budget/governance.fixture";
import { on } from "@/lib/data/closing/closing.fixture";
import { grantTo, recallOf, set } from "@/lib/data/delegation/delegation.fixture";
import { importRows } from "@/lib/data/delivery/delivery.fixture";
import { ALERTS } from "@/lib/data/outbox/outbox-kind";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { answerWakes, WORKS } from "./answer-wakes";

await openTestDatabase();

test("what is done raises and resolves alerts within seconds: joining, a grant, a recall, a delivery, a charge, a lift", async () => {
  const world = await makeWorld();
  const leaving = new AbortController();
  let underWay = 0;
  const work = async (distributorId: string, signal: AbortSignal) => {
    underWay++;
    await WORKS[ALERTS]?.(distributorId, signal).finally(() => underWay--);
  };
  const stop = await answerWakes(leaving.signal, { [ALERTS]: work });
  const within = { timeout: 8_000, interval: 50 };
  const standing = (kind: Parameters<typeof openWith>[1]) => async () =>
    (await openWith(world, kind)).flat().map((company) => company.replace(/[0-9a-f-]{36}$/, ""));

  const id = await joinCustomer(world);
  await expect.poll(standing("customer-not-started"), within).toEqual(["distributor"]);
  await grantTo(world);
  await expect.poll(standing("customer-not-started"), within).toEqual(["reseller"]);
  const permissions = ["set-budget", "freeze-account", "freeze-resources"];
  await recallOf(world, [id], { permissions }, world.distributor);
  await expect.poll(standing("customer-not-started"), within).toEqual(["distributor"]);
  await importRows(world.distributor, [on("2024-09-03", "5", "lost")]);
  await expect.poll(standing("accounts-parked"), within).toEqual(["distributor"]);
  await set(world.distributor, id, { amount: money("10"), action: "freeze-account", lift: ["association-default"] });
  await expect.poll(standing("customer-not-started"), within).toEqual([]);
  await charge(world, id, "12");
  await expect.poll(standing("frozen-automatically"), within).toEqual(["distributor", "reseller"]);
  expect(await alertsOf(world, "customer-not-started")).toHaveLength(1);
  await stop();
  leaving.abort();
  await expect.poll(() => underWay, within).toBe(0);
}, 60_000);
