import { expect, test, vi } from "vitest";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { budgetInput, charge, joinCustomer, makeWorld, money, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { database } from "../database";
import { decidePurchases } from "./decide-purchases";
import { loadPurchaseFacts } from "./load-purchase-facts";

await openTestDatabase();
const world = await makeWorld();

test("a thousand items are answered in order, used and remaining making the amount", async () => {
  const customerId = await joinCustomer(world);
  await setBudget(
    permit(world.distributor, "budget.set"),
    budgetInput(customerId, { amount: money("100"), lift: ["association-default"] }),
  );
  await charge(world, customerId, "60.000000000001");
  const items = Array.from({ length: 1000 }, (_, index) => ({
    customerId,
    operation: PURCHASE_OPERATIONS[index % PURCHASE_OPERATIONS.length] ?? "renew",
    amount: money(index < 500 ? "39.999999999999" : "40"),
  }));
  const verdicts = await decidePurchases(permit(world.distributor, "purchase.decide"), items);
  expect(verdicts).toHaveLength(1000);
  expect(verdicts.slice(0, 500).every((verdict) => verdict?.decision.allowed)).toBe(true);
  expect(verdicts[500]).toMatchObject({
    decision: {
      allowed: false,
      reasons: [{ code: "purchase.budget-insufficient", remaining: money("39.999999999999") }],
    },
    budget: { used: money("60.000000000001"), remaining: money("39.999999999999"), reserved: money("0") },
    currency: "USD",
  });
});

test("one statement reads everything, whatever the number of customers", async () => {
  const ids = [await joinCustomer(world), await joinCustomer(world), await joinCustomer(world)];
  const client = database().$client;
  const sent: unknown[] = [];
  const reserve = client.reserve;
  vi.spyOn(client, "reserve").mockImplementationOnce(async () => {
    const connection = await reserve();
    const unsafe = connection.unsafe;
    return Object.assign(connection, {
      unsafe: (text: string, ...rest: []) => {
        sent.push(text);
        return unsafe(text, ...rest);
      },
    });
  });
  expect((await loadPurchaseFacts(world.distributor, ids)).size).toBe(3);
  expect(sent).toEqual([
    expect.stringMatching(/^begin read only; set local app\.distributor = /),
    expect.stringContaining("from customers"),
    "commit",
  ]);
});

test("nobody is asked about, and an unknown customer is no verdict", async () => {
  const decide = permit(world.distributor, "purchase.decide");
  expect(await decidePurchases(decide, [])).toEqual([]);
  const customerId = world.distributor.distributorId;
  expect(await decidePurchases(decide, [{ customerId, operation: "renew", amount: null }])).toEqual([null]);
});
