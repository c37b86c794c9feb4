import fc from "fast-check";
import { expect, test } from "vitest";
import { ExpenditureSummaryQuery, summaryFilterOf } from "@/lib/contracts/expenditure-query";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { minus, sumOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { memberIdOf } from "../assignment/assignment.fixture";
import { makeWorld, permit } from "../budget/governance.fixture";
import { listCustomerNames } from "../customer/list-customer-names";
import { type ChargeWorld, chargeRows, makeChargeWorld, readersOf } from "./charge-world.fixture";
import { listExpenditureSummary } from "./list-summary";
import { naiveSums, readCharges } from "./naive-sums.fixture";
import { ownFilterOf } from "./own-filter";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 30 : 3;
const READS = 60;
const RUNNING = "2025-06" as BillingMonth;

function asking(world: ChargeWorld, names: readonly string[]) {
  const maybe = <T>(...values: T[]) =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
  const month = fc.constantFrom("2025-02", "2025-03", "2025-04", "2025-05", "2025-06");
  return fc.record({
    reader: fc.oneof(fc.constant(world.distributor), fc.constantFrom(...readersOf(world))),
    query: fc.record({
      month: maybe("2025-02", "2025-04"),
      from: month,
      to: month,
      customer: maybe(...world.customerIds),
      q: maybe("CUSTOMER-", ...names.map((name) => name.slice(-5))),
      manager: maybe("none", ...Object.values(world.managers).map(memberIdOf)),
      type: maybe("direct", "through-reseller"),
      reseller: maybe(world.reseller.company.id, world.otherReseller.company.id),
      tab: fc.constantFrom("expenditure", "refunds"),
      sort: fc.constantFrom("amount", "name"),
      order: maybe("up", "down"),
    }),
  });
}

/** All pages of two rows one after the other, and from the last one back. */
async function readThrough(reader: Actor, query: ExpenditureSummaryQuery) {
  const read = (place: object) => listExpenditureSummary(permit(reader, "expenditure.read"), { ...query, ...place }, 2);
  const pages = [await read({})];
  for (let at = pages[0]?.page.after; at; at = pages.at(-1)?.page.after) pages.push(await read({ after: at }));
  for (let place = pages.length - 1; place > 0; place--) {
    const before = pages[place]?.page.before;
    expect((await read({ before })).page.rows).toEqual(pages[place - 1]?.page.rows);
  }
  return { totals: pages[0]?.totals, rows: pages.flatMap(({ page }) => page.rows) };
}

test("whoever asks, whatever for: rows and totals are those that anybody would add up from the charges", async () => {
  await fc.assert(
    fc.asyncProperty(chargeRows, fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      const stranger = await makeWorld();
      const names = await listCustomerNames(permit(world.distributor, "customer.read"), world.customerIds);
      for (const seed of seeds.take(READS)) {
        const [asked] = fc.sample(asking(world, [...names.values()]), { numRuns: 1, seed });
        if (!asked) throw new Error("nothing asked");
        const query = ExpenditureSummaryQuery.parse(asked.query);
        const { customerPart, ...filter } = ownFilterOf(asked.reader, summaryFilterOf(query, RUNNING));
        const facts = await readCharges(world, asked.reader);
        const sums = [...naiveSums(facts, asked.reader, { ...filter, customerPart: null }, ["customer"])].filter(
          ([id]) => customerPart === null || names.get(id)?.includes(customerPart.toLowerCase()),
        );
        const naive = sums.map(([id, { spent, refunded }]) => ({
          id,
          name: names.get(id) ?? "",
          spent,
          refunded,
          expenditure: minus(spent, refunded),
        }));
        const { totals, rows: found } = await readThrough(asked.reader, query);
        expect(totals).toMatchObject({
          customers: naive.length,
          withRefunds: naive.filter(({ refunded }) => refunded !== 0n).length,
          spent: sumOf(naive.map(({ spent }) => spent)),
          refunded: sumOf(naive.map(({ refunded }) => refunded)),
          expenditure: sumOf(naive.map(({ expenditure }) => expenditure)),
        });
        const wanted = naive.filter(({ refunded }) => query.tab === "expenditure" || refunded !== 0n);
        const told = found.map(({ customer, spent, refunded, expenditure }) => ({
          id: customer.id,
          name: customer.name,
          spent,
          refunded,
          expenditure,
        }));
        expect(told.toSorted((left, right) => left.id.localeCompare(right.id))).toEqual(
          wanted.toSorted((left, right) => left.id.localeCompare(right.id)),
        );
        const keys = told.map(({ name, refunded, expenditure }) => {
          if (query.sort === "name") return name;
          return query.tab === "refunds" ? -refunded : expenditure;
        });
        const upwards = query.order === null ? query.sort === "name" : query.order === "up";
        for (const [index, key] of keys.slice(1).entries()) {
          const former = keys[index] ?? key;
          expect(upwards ? former <= key : former >= key).toBe(true);
        }
        expect((await readThrough(stranger.distributor, query)).rows).toEqual([]);
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);
