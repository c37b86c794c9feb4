import { expect, test } from "vitest";
import { alertsOf, openWith } from "@/lib/data/alert/alert.fixture";
import { charge, joinCustomer, makeWorld, money } from "@/lib/data/budget/governance.fixture";
import { on } from "@/lib/data/closing/closing.fixture";
import { grantTo, recallOf, set } from "@/lib/data/delegation/delegation.fixture";
import { importRows } from "@/lib/data/delivery/delivery.fixture";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { answerWakes } from "./answer-wakes";

await openTestDatabase();

test("what is done raises and resolves alerts within seconds: joining, a grant, a recall, a delivery, a charge, a lift", async () => {
  const world = await makeWorld();
  const leaving = new AbortController();
  const stop = await answerWakes(leaving.signal);
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
  leaving.abort();
  await stop();
}, 60_000);
