import fc from "fast-check";
import { expect, test } from "vitest";
import { plus, ZERO } from "../money/money";
import { accountRow, budget, cents, customerRow, memberRow, resellerRow, standing } from "./base.fixture";
import { type BaseRow, inBringingOrder } from "./base-row";
import { planBase } from "./plan-base";

// A few names, so that rows meet.
const name = fc.constantFrom("alpha", "beta", "gamma");
const rows: fc.Arbitrary<readonly BaseRow[]> = fc.array(
  fc.oneof(
    name.map((accountName) => resellerRow({ accountName, name: accountName })),
    fc
      .record({ accountName: name, reseller: fc.option(name), amount: fc.integer({ min: 1, max: 90_00 }) })
      .map((row) => customerRow({ ...row, name: row.accountName, budget: budget({ amount: cents(row.amount) }) })),
    fc.record({ accountId: fc.constantFrom("a-1", "a-2"), customer: name }).map(accountRow),
    fc.record({ company: name, email: fc.constantFrom("a@x.example", "b@x.example") }).map(memberRow),
    name.map((company) => memberRow({ company, email: "c@x.example", roles: ["viewer"] })),
  ),
  { maxLength: 20 },
);

test("whatever the order of a file, a row finds what it needs if the file has it", () => {
  const file = [
    memberRow({ company: "lindner" }),
    accountRow({ customer: "lindner" }),
    customerRow({ reseller: "harbour-it" }),
    resellerRow(),
  ];
  expect([...planBase(file, standing()).values()].map(({ status }) => status)).toEqual(Array(4).fill("brings"));
});

test("a row that needs a refused one is refused, too", () => {
  const file = [resellerRow({ accountName: "!" }), customerRow({ reseller: "!" }), accountRow(), memberRow()];
  expect([...planBase(file, standing()).values()].map(({ status }) => status)).toEqual(Array(4).fill("refused"));
});

test("a company, an account and a member is brought once at most, however often the file names it", () => {
  fc.assert(
    fc.property(rows, (file) => {
      const decided = planBase(file, standing());
      expect(decided.size).toBe(file.length);
      const brought = file.filter((row) => decided.get(row)?.status === "brings");
      const keys = brought.map((row) => {
        if (row.record === "account") return row.accountId;
        return row.record === "member" ? `${row.company} ${row.email}` : row.accountName;
      });
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test("a pool is never planned beyond its quota", () => {
  const quota = cents(150_00);
  const alpha = {
    kind: "reseller",
    name: "alpha",
    email: null,
    phone: null,
    state: "active",
    quotas: { monthly: { quota, others: ZERO }, "one-time": { quota: null, others: ZERO } },
  } as const;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90_00 }), { maxLength: 12 }), (amounts) => {
      const file = amounts.map((amount, index) =>
        customerRow({ accountName: `customer-${index}`, reseller: "alpha", budget: budget({ amount: cents(amount) }) }),
      );
      const decided = planBase(file, standing({ companies: new Map([["alpha", alpha]]) }));
      let taken = ZERO;
      for (const row of file) {
        const fits = plus(taken, row.budget?.amount ?? ZERO) <= quota;
        expect(decided.get(row)?.status).toBe(fits ? "brings" : "refused");
        if (fits) taken = plus(taken, row.budget?.amount ?? ZERO);
      }
    }),
  );
});

test("the order of bringing over keeps the file's within a kind, administrators before other members", () => {
  fc.assert(
    fc.property(rows, (file) => {
      const ordered = inBringingOrder(file);
      expect(ordered.toSorted((left, right) => file.indexOf(left) - file.indexOf(right))).toEqual(file);
      const turns = ordered.map((row) => (row.record === "member" ? row.roles.join() : row.record));
      expect(turns).toEqual(
        ["reseller", "customer", "account", "administrator", "viewer"].flatMap((turn) =>
          turns.filter((one) => one === turn),
        ),
      );
    }),
  );
});
