import fc from "fast-check";
import { expect, test } from "vitest";
import { ExpenditureStatistics, ExpenditureSummaryPage } from "@/lib/contracts/api/expenditure";
import { ExpenditureDetailsPage } from "@/lib/contracts/api/expenditure-details";
import { makeChargeWorld } from "@/lib/data/expenditure/charge-world.fixture";
import { naiveSums, readCharges } from "@/lib/data/expenditure/naive-sums.fixture";
import { type BillingMonth, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { EXPENDITURE_DIMENSIONS } from "@/lib/domain/expenditure/dimension";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { decimalOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type Handler, send } from "./api.fixture";
import { GET as getDetails } from "./expenditure/details/route";
import { GET as getStatistics } from "./expenditure/statistics/route";
import { GET as getSummary } from "./expenditure/summary/route";
import {
  addedUp,
  filterOf,
  isCustomer,
  keysOfReaders,
  listedOf,
  manyRows,
  NOTHING_ASKED,
  queryOf,
  sumsOf,
  what,
  whose,
} from "./expenditure.fixture";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 20 : 2;
const READS = 30;
const WHOLE = { from: "2025-02-01", to: "2025-05-31" };
const PARTNERS_OWN: readonly string[] = ["reseller", "account-manager", "association-type"];

async function ask(handler: Handler, key: string, parameters: Readonly<Record<string, string | number | null>>) {
  const { status, json } = await send(handler, { key, method: "GET", query: queryOf(parameters) });
  expect(status, JSON.stringify(json)).toBe(200);
  return json;
}

/** Every page one after the other. */
async function readThrough<Page extends { readonly nextCursor: string | null }>(
  read: (cursor: string | null) => Promise<Page>,
): Promise<readonly [Page, ...Page[]]> {
  const pages: [Page, ...Page[]] = [await read(null)];
  for (let cursor = pages[0].nextCursor; cursor !== null; ) {
    const page = await read(cursor);
    pages.push(page);
    cursor = page.nextCursor;
  }
  return pages;
}

const day = fc.constantFrom("2025-02-01", "2025-02-28", "2025-03-01", "2025-03-15", "2025-04-16", "2025-05-31");
const month = fc.constantFrom("2025-02", "2025-03", "2025-04", "2025-05");

test("statistics answer to each company's key what anybody would add up from its charges", async () => {
  await fc.assert(
    fc.asyncProperty(manyRows, fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      const readers = await keysOfReaders(world);
      const asking = fc.constantFrom(...readers).chain((reader) =>
        fc.record({
          reader: fc.constant(reader),
          groupBy: fc.uniqueArray(
            fc.constantFrom(
              ...EXPENDITURE_DIMENSIONS.filter((one) => !isCustomer(reader) || !PARTNERS_OWN.includes(one)),
            ),
            { minLength: 1, maxLength: 3 },
          ),
          days: fc.record({ from: day, to: day }).filter(({ from, to }) => from <= to),
          asked: fc.tuple(whose(world, reader), what).map(([who, which]) => ({ ...who, ...which })),
        }),
      );
      const drawn = [...seeds.take(READS)].flatMap((seed) => fc.sample(asking, { numRuns: 1, seed }));
      // Always asked: what each account manager's months are, for attribution is where they differ most.
      const always = readers
        .filter((reader) => !isCustomer(reader))
        .map((reader) => ({ reader, groupBy: ["account-manager" as const], days: WHOLE, asked: NOTHING_ASKED }));
      for (const { reader, groupBy, days, asked } of [...always, ...drawn]) {
        const json = await ask(getStatistics, reader.key, { ...days, ...asked, groupBy: groupBy.join(",") });
        const answer = ExpenditureStatistics.parse(json);
        const found = new Map(
          answer.items.map(({ group, ...sums }) => [groupBy.map((name) => group[name]).join("|"), sums]),
        );
        const facts = await readCharges(world, reader.actor);
        const naive = naiveSums(facts, reader.actor, filterOf(days, asked, "statistics"), groupBy);
        expect(found).toEqual(new Map([...naive].map(([key, amounts]) => [key, listedOf(amounts)])));
        expect(answer.sum).toEqual(listedOf(addedUp(naive.values())));
        expect(answer).toMatchObject({ ...days, zone: "GMT+08:00", currency: "USD", provisionalDays: 0 });
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 600_000);

test("the summary's pages show each customer once, with the sums anybody would add up, and its sums are theirs", async () => {
  await fc.assert(
    fc.asyncProperty(manyRows, fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      const asking = fc.constantFrom(...(await keysOfReaders(world))).chain((reader) =>
        fc.record({
          reader: fc.constant(reader),
          months: fc.record({ firstMonth: month, lastMonth: month }).filter((one) => one.firstMonth <= one.lastMonth),
          asked: whose(world, reader),
          only: fc.constantFrom(null, "refunds"),
          sort: fc.constantFrom("name", "amount"),
        }),
      );
      for (const seed of seeds.take(READS)) {
        const [one] = fc.sample(asking, { numRuns: 1, seed });
        if (!one) throw new Error("nothing asked");
        const { reader, months, asked, only, sort } = one;
        const pages = await readThrough(async (cursor) =>
          ExpenditureSummaryPage.parse(
            await ask(getSummary, reader.key, { ...months, ...asked, only, sort, cursor, limit: 2 }),
          ),
        );
        const range = monthRangeOf({
          first: months.firstMonth as BillingMonth,
          last: months.lastMonth as BillingMonth,
        });
        const facts = await readCharges(world, reader.actor);
        const filter = filterOf(range, { ...NOTHING_ASKED, ...asked }, "expenditure");
        const naive = [...naiveSums(facts, reader.actor, filter, ["customer"])];
        const listed = naive.filter(([, { refunded }]) => only === null || refunded < 0n);
        const found = pages.flatMap(({ items }) => items);
        expect(found).toHaveLength(listed.length);
        expect(
          new Map(
            found.map(({ customer, total, expenditure, refund }) => [customer.id, { total, expenditure, refund }]),
          ),
        ).toEqual(new Map(listed.map(([id, amounts]) => [id, sumsOf(amounts)])));
        for (const { sum } of pages) {
          expect(sum).toMatchObject({
            ...sumsOf(addedUp(naive.map(([, amounts]) => amounts))),
            customers: naive.length,
          });
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 600_000);

test("the details' pages show each charge once, the newest day first, and add up to what anybody would", async () => {
  await fc.assert(
    fc.asyncProperty(manyRows, fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      const asking = fc.constantFrom(...(await keysOfReaders(world))).chain((reader) =>
        fc.record({
          reader: fc.constant(reader),
          month,
          asked: fc.tuple(whose(world, reader), what).map(([who, which]) => ({ ...who, ...which })),
          amount: fc.constantFrom("all", "hide-zero", "refunds"),
        }),
      );
      for (const seed of seeds.take(READS)) {
        const [one] = fc.sample(asking, { numRuns: 1, seed });
        if (!one) throw new Error("nothing asked");
        const { reader, asked, amount } = one;
        const pages = await readThrough(async (cursor) =>
          ExpenditureDetailsPage.parse(
            await ask(getDetails, reader.key, { ...asked, month: one.month, amount, cursor, limit: 7 }),
          ),
        );
        const found = pages.flatMap(({ items }) => items);
        const facts = await readCharges(world, reader.actor);
        const range = monthRangeOf({ first: one.month as BillingMonth, last: one.month as BillingMonth });
        const filter = filterOf(range, asked, "expenditure");
        const expected = facts.charges.filter((charge) => {
          const isAsked = naiveSums({ ...facts, charges: [charge] }, reader.actor, filter, []).size > 0;
          const isShown = { all: true, "hide-zero": charge.spent !== 0n, refunds: charge.spent < 0n }[amount];
          return isAsked && isShown && monthOfDay(charge.day) === one.month;
        });
        const lineOf = (line: { id: string; day: string; amount: string }) => `${line.day} ${line.id} ${line.amount}`;
        expect(found.map(lineOf)).toEqual(
          expected
            .map(({ id, day: on, spent }) => lineOf({ id, day: on, amount: decimalOf(spent) }))
            .toSorted((left, right) => (left.slice(0, 47) < right.slice(0, 47) ? 1 : -1)),
        );
        if (isCustomer(reader)) {
          for (const row of found)
            expect(row).toMatchObject({ associationType: null, reseller: null, accountManager: null });
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 600_000);
