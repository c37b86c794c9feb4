import { expect, test } from "vitest";
import { accountRow, budget, cents, customerRow, day, memberRow, month, resellerRow, standing } from "./base.fixture";
import type { BaseRow } from "./base-row";
import { associationStart } from "./decide-customer";
import { decideRow } from "./decide-row";
import { memberKey, type Standing, type StandingCompany } from "./standing";

const reseller: Extract<StandingCompany, { kind: "reseller" }> = {
  kind: "reseller",
  name: "Harbour IT",
  email: null,
  phone: null,
  state: "active",
  quotas: null,
};
const customer: Extract<StandingCompany, { kind: "customer" }> = {
  kind: "customer",
  name: "Lindner",
  email: null,
  phone: null,
  reseller: null,
  hasLeft: false,
  associatedOn: day("2026-11-01"),
  budget: null,
  freeze: null,
  payPerUseBlocked: false,
};
const having = (...entries: readonly [string, StandingCompany][]) =>
  standing({ companies: new Map([["north", { kind: "distributor" }], ...entries]) });
const codes = (row: BaseRow, on: Standing) => {
  const decision = decideRow(row, on);
  return decision.status === "refused" ? decision.reasons.map(({ code }) => code) : decision.status;
};

test("what is nowhere yet is brought", () => {
  expect(decideRow(resellerRow(), standing())).toEqual({ status: "brings", budget: null });
  expect(decideRow(customerRow(), standing())).toEqual({ status: "brings", budget: null });
  expect(codes(accountRow(), having(["lindner", customer]))).toBe("brings");
  expect(codes(memberRow(), having(["lindner", customer]))).toBe("brings");
  expect(codes(memberRow({ company: "north", roles: ["finance"] }), standing())).toBe("brings");
});

test("what is there stays, and what the file says otherwise is told", () => {
  const on = having(["lindner", { ...customer, budget: budget({ countsFrom: null }), freeze: "account" }]);
  expect(decideRow(customerRow({ budget: budget(), freeze: "account", reason: "Unpaid" }), on)).toEqual({
    status: "stands",
    differs: [],
  });
  expect(decideRow(customerRow({ name: "Other", email: "new@lindner.example", payPerUseBlocked: true }), on)).toEqual({
    status: "stands",
    differs: ["name", "email", "budget", "state", "pay_per_use"],
  });
  expect(decideRow(customerRow({ reseller: "harbour-it", associatedOn: day("2026-01-01") }), on)).toEqual({
    status: "stands",
    differs: ["reseller", "associated_on", "budget", "state"],
  });
  const known = having(["harbour-it", reseller]);
  expect(decideRow(resellerRow({ phone: "+49 1" }), known)).toEqual({ status: "stands", differs: ["phone"] });
});

test("one that left is no customer any more, and comes back by an invitation only", () => {
  const left = having(["lindner", { ...customer, hasLeft: true }]);
  expect(codes(customerRow(), left)).toEqual(["base.customer-left"]);
  expect(codes(accountRow(), left)).toEqual(["base.customer-unknown"]);
});

test("a name of another company, in this tenant or in another, is taken", () => {
  expect(codes(customerRow(), having(["lindner", { kind: "foreign" }]))).toEqual(["company.account-name-taken"]);
  expect(codes(customerRow(), having(["lindner", reseller]))).toEqual(["company.account-name-taken"]);
  expect(codes(resellerRow({ accountName: "north" }), standing())).toEqual(["company.account-name-taken"]);
  expect(codes(resellerRow({ accountName: "9 lives" }), standing())).toEqual(["company.account-name-invalid"]);
  expect(codes(memberRow({ company: "lindner" }), having(["lindner", { kind: "foreign" }]))).toEqual([
    "base.company-unknown",
  ]);
});

test("a customer needs its reseller, and one that is not frozen", () => {
  expect(codes(customerRow({ reseller: "harbour-it" }), standing())).toEqual(["base.reseller-unknown"]);
  expect(codes(customerRow({ reseller: "lindner-2" }), having(["lindner-2", customer]))).toEqual([
    "base.reseller-unknown",
  ]);
  const frozen = having(["harbour-it", { ...reseller, state: "frozen" }]);
  expect(codes(customerRow({ reseller: "harbour-it" }), frozen)).toEqual(["base.reseller-frozen"]);
});

test("every reason against a customer is told at once", () => {
  const row = customerRow({
    accountName: "X",
    reseller: "nobody",
    associatedOn: day("2026-11-30"),
    budget: budget({ type: "one-time", countsFrom: month("2026-12"), amount: cents(0) }),
    freeze: "account-and-resources",
  });
  expect(codes(row, standing({ suspended: ["distributor"] }))).toEqual([
    "company.suspended",
    "company.account-name-invalid",
    "base.reseller-unknown",
    "base.associated-in-future",
    "base.budget-in-future",
    "base.reason-missing",
    "budget.amount-out-of-range",
  ]);
});

test("a one-time budget counts from its month, and not from before the association", () => {
  const row = customerRow({ budget: budget({ type: "one-time", countsFrom: month("2026-03") }) });
  const decision = decideRow(row, standing());
  expect(decision).toMatchObject({ status: "brings", budget: { budget: { countsFrom: "2026-03" } } });
  expect(codes({ ...row, associatedOn: day("2026-04-01") }, standing())).toEqual(["base.budget-before-association"]);
  expect(codes({ ...row, associatedOn: day("2026-03-31") }, standing())).toBe("brings");
});

test("charges count from the day given, else from the month the budget counts from, else from the running month", () => {
  const on = { month: month("2026-11") };
  const start = (more: Parameters<typeof customerRow>[0]) => associationStart(customerRow(more), on).toISOString();
  expect(start({})).toBe("2026-10-31T16:00:00.000Z");
  expect(start({ budget: budget({ type: "one-time", countsFrom: month("2026-03") }) })).toBe(
    "2026-02-28T16:00:00.000Z",
  );
  expect(start({ associatedOn: day("2026-03-15") })).toBe("2026-03-14T16:00:00.000Z");
});

test("a granted quota binds, an ungranted kind does not", () => {
  const quotas = {
    monthly: { quota: cents(150_00), others: cents(50_01) },
    "one-time": { quota: null, others: cents(0) },
  };
  const on = having(["harbour-it", { ...reseller, quotas }]);
  const row = (amount: number, type: "monthly" | "one-time" = "monthly") =>
    customerRow({ reseller: "harbour-it", budget: budget({ type, amount: cents(amount) }) });
  expect(codes(row(99_99), on)).toBe("brings");
  expect(decideRow(row(100_00), on)).toMatchObject({
    status: "refused",
    reasons: [{ code: "budget.above-quota", available: cents(99_99), excess: cents(1) }],
  });
  expect(codes(row(100_00, "one-time"), on)).toBe("brings");
});

test("an account of another customer stays its, and one of nobody needs a customer", () => {
  const mappings = new Map([["a-1", { customer: "other", fromDay: null }]]);
  const on = { ...having(["lindner", customer], ["other", customer]), mappings };
  expect(codes(accountRow(), on)).toEqual(["base.account-elsewhere"]);
  expect(decideRow(accountRow({ customer: "other", fromDay: day("2026-01-01") }), on)).toEqual({
    status: "stands",
    differs: ["from_day"],
  });
  expect(codes(accountRow({ accountId: "a-2", customer: "nobody" }), on)).toEqual(["base.customer-unknown"]);
});

test("a member has roles that fit together and to the company", () => {
  const on = {
    ...having(["lindner", customer]),
    members: new Map([[memberKey("lindner", "ada@lindner.example"), ["viewer" as const]]]),
  };
  expect(decideRow(memberRow(), on)).toEqual({ status: "stands", differs: ["roles"] });
  const bea = memberRow({ email: "bea@lindner.example" });
  expect(codes({ ...bea, roles: ["viewer"] }, on)).toEqual(["base.administrator-missing"]);
  const administered = new Set(["lindner"]);
  expect(codes({ ...bea, roles: ["viewer"] }, { ...on, administered })).toBe("brings");
  expect(codes({ ...bea, roles: ["finance"] }, { ...on, administered })).toEqual(["role.not-for-customers"]);
  expect(codes({ ...bea, roles: ["administrator", "viewer"] }, on)).toEqual(["role.administrator-alone"]);
});
