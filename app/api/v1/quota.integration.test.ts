import { expect, test } from "vitest";
import { joinCustomer, makeWorld, money, permit } from "@/lib/data/budget/governance.fixture";
import { getDelegation } from "@/lib/data/delegation/get-delegation";
import { grantDelegation } from "@/lib/data/delegation/grant-delegation";
import { revokeDelegation } from "@/lib/data/delegation/revoke-delegation";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { keyOf, send } from "./api.fixture";
import { PUT as putBudget } from "./customers/[id]/budget/route";

await openTestDatabase();
const world = await makeWorld();

const WRITERS = process.env["PARTNER_CENTER_LONG"] ? 64 : 16;
const QUOTA = 1000;
const EACH = 90;

const grantAll = (version: number) =>
  grantDelegation(permit(world.distributor, "delegation.grant"), {
    resellerId: world.reseller.company.id,
    version,
    wish: { permissions: ["set-budget"], monthlyQuota: money(String(QUOTA)), oneTimeQuota: null, until: null },
    reason: null,
  });

test(`${WRITERS} writers on one quota: never over it, and what was acknowledged stands`, async () => {
  const ids = await Promise.all(Array.from({ length: WRITERS }, () => joinCustomer(world)));
  await grantAll(0);
  const key = await keyOf(world.reseller, "customers");
  const put = (id: string) =>
    send(putBudget, { key, method: "PUT", id, body: { type: "monthly", amount: String(EACH), version: 0 } });
  const answers = await Promise.all(ids.map(put));
  const saved = answers.filter(({ status }) => status === 200).length;
  expect(saved).toBe(Math.min(WRITERS, Math.floor(QUOTA / EACH)));
  for (const { status, json } of answers.filter((answer) => answer.status !== 200)) {
    expect(status).toBe(409);
    expect(json).toMatchObject({ code: "refused", reasons: [{ code: "budget.above-quota", available: "10" }] });
  }
  const reading = permit(world.reseller, "delegation.read");
  const seen = await getDelegation(reading, world.reseller.company.id, new Date());
  expect(seen?.pools.monthly.allocated).toBe(money(String(saved * EACH)));
});

test("who holds the permission now is in the refusal of whoever does not", async () => {
  const id = await joinCustomer(world);
  const body = { amount: "1", version: 0 };
  const distributor = await keyOf(world.distributor, "customers");
  const refused = await send(putBudget, { key: distributor, method: "PUT", id, body });
  expect(refused.json).toMatchObject({ reasons: [{ code: "budget.not-holder", holder: "reseller" }] });
  const revoke = { resellerId: world.reseller.company.id, version: 1, reason: null };
  await revokeDelegation(permit(world.distributor, "delegation.grant"), revoke);
  const reseller = await keyOf(world.reseller, "customers");
  const late = await send(putBudget, { key: reseller, method: "PUT", id, body });
  expect(late.json).toMatchObject({ reasons: [{ code: "budget.not-holder", holder: "distributor" }] });
});
