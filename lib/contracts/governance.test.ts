import { expect, test } from "vitest";
import { parseMoney } from "@/lib/domain/money/money";
import { SetBudgetInput } from "./budget";
import { objectOf } from "./fields";
import { DecisionsInput } from "./purchase";
import { FreezeInput, LiftInput } from "./restriction";

const customerId = "01a204a8-521d-7166-a084-55429f0eab1b";
const form = (fields: readonly (readonly [string, string])[]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return objectOf(data);
};

test("a blank field leaves the budget as it is and never means zero", () => {
  const read = SetBudgetInput.parse(
    form([
      ["customerId", customerId],
      ["version", "3"],
      ["type", ""],
      ["amount", " "],
      ["action", ""],
      ["lift", "manual"],
      ["lift", "budget-exhausted"],
      ["reason", "  "],
    ]),
  );
  expect(read).toEqual({
    customerId,
    version: 3,
    lift: ["manual", "budget-exhausted"],
    reason: null,
    confirmed: false,
  });
});

test("a form and JSON mean the same", () => {
  const fromForm = SetBudgetInput.parse(
    form([
      ["customerId", customerId],
      ["version", "0"],
      ["amount", "1500.50"],
      ["liftWhenRestored", "on"],
      ["lift", "manual"],
      ["confirmed", "true"],
    ]),
  );
  const json = { customerId, version: 0, amount: "1500.50", liftWhenRestored: true, lift: ["manual"], confirmed: true };
  expect(fromForm).toEqual(SetBudgetInput.parse(json));
  expect(fromForm.amount).toBe(parseMoney("1500.5"));
});

test("what is no form has no fields", () => {
  for (const sent of [undefined, null, "text", 7, [["reason", "x"]], { reason: "x" }])
    expect(objectOf(sent)).toEqual({});
});

test("text the database cannot keep is no reason", () => {
  const freeze = { customerId, level: "account", reason: "Unpaid" };
  expect(FreezeInput.safeParse(freeze).success).toBe(true);
  expect(FreezeInput.safeParse({ ...freeze, reason: "Un\0paid" }).success).toBe(false);
  expect(FreezeInput.safeParse({ ...freeze, messageToCustomer: "\0" }).success).toBe(false);
  expect(SetBudgetInput.safeParse({ customerId, version: 0, amount: "1", reason: "\0" }).success).toBe(false);
});

test.each(["0", "0.00", "-1", "1.001", "1e3", "2147483647.01", "99999999999", "NaN", "1,000"])(
  "%s is no budget",
  (amount) => {
    expect(SetBudgetInput.safeParse({ customerId, version: 0, amount }).success).toBe(false);
  },
);

test.each([
  { amount: "5", percentMore: 5 },
  { percentMore: 0 },
  { percentMore: "1.5" },
  { percentMore: -100 },
  { version: -1 },
  { version: "x" },
  { customerId: "1" },
  { type: "yearly" },
  { lift: ["partner-suspended"] },
])("%j is refused with a value", (wrong) => {
  expect(SetBudgetInput.safeParse({ customerId, version: 0, ...wrong }).success).toBe(false);
});

test("a missing or overlong reason reaches the decision, which names it among all reasons", () => {
  expect(FreezeInput.parse({ customerId, level: "account" }).reason).toBe("");
  expect(LiftInput.parse({ customerId, origins: "manual", reason: "x".repeat(300) }).reason).toHaveLength(300);
  expect(FreezeInput.safeParse({ customerId, level: "half", reason: "x" }).success).toBe(false);
});

test("purchase decisions are asked one by one or up to 1000 at once", () => {
  const item = { customerId, operation: "renew" };
  expect(DecisionsInput.parse(item)).toEqual({ items: [{ ...item, amount: null }] });
  expect(DecisionsInput.safeParse({ items: Array.from({ length: 1001 }, () => item) }).success).toBe(false);
  expect(DecisionsInput.safeParse({ items: [] }).success).toBe(false);
  expect(DecisionsInput.safeParse({ ...item, amount: "-1" }).success).toBe(false);
});
