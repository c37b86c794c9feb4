import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { detailsFilterOf, ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, billingMonthOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { BILL_TYPES, type BillFacts, billTypeOf } from "@/lib/domain/expenditure/bill-type";
import { PAYMENT_STATUSES } from "@/lib/domain/expenditure/payment-status";
import { sumOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { memberIdOf } from "../assignment/assignment.fixture";
import { charge, joinCustomer, makeWorld, permit } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { type ChargeWorld, chargeRows, makeChargeWorld, readersOf } from "./charge-world.fixture";
import { listExpenditureDetails } from "./list-details";
import { type Facts, naiveSums, readCharges } from "./naive-sums.fixture";
import { ownFilterOf } from "./own-filter";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 30 : 3;
const READS = 60;
const RUNNING = "2025-06" as BillingMonth;

type More = Omit<BillFacts, "orderType" | "orderSource" | "lineKind"> & { readonly id: string; readonly name: string };

/** What the naive sums do not read of a charge, by its id. */
async function readMore({ distributor }: ChargeWorld): Promise<ReadonlyMap<string, More>> {
  const rows = await inTenant(distributor, (tx) =>
    tx.execute<More>(sql`
      select c.id, c.origin, c.category, c.counting, c.commitment_id is not null as "isCommitment",
        c.list_cost < 0 as "isNegative", u.name
      from charges c join customers u on u.distributor_id = c.distributor_id and u.id = c.customer_id
      where c.distributor_id = ${distributor.distributorId}`),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The rows of a page as anybody would pick them: each charge by itself, the newest day first. */
function naiveRows(facts: Facts, more: ReadonlyMap<string, More>, reader: Actor, query: ExpenditureDetailsQuery) {
  const filter = detailsFilterOf(query, RUNNING);
  const { customerPart, ...asked } = ownFilterOf(reader, filter.expenditure);
  const wanted = facts.charges.flatMap((charge) => {
    const told = more.get(charge.id);
    if (!told || monthOfDay(charge.day) !== filter.month) return [];
    const billType = billTypeOf({ ...told, orderType: null, orderSource: null, lineKind: null });
    const mine = naiveSums({ ...facts, charges: [charge] }, reader, { ...asked, customerPart: null }, [
      "account-manager",
    ]);
    const wishes = [
      mine.size > 0,
      customerPart === null || told.name.includes(customerPart.toLowerCase()),
      { all: true, refunds: charge.spent < 0n, "hide-zero": charge.spent !== 0n }[filter.amount],
      [null, billType].includes(filter.billType),
      [null, "not-yet-billed"].includes(filter.payment),
      [null, charge.id].includes(filter.transactionId),
    ];
    return wishes.every(Boolean) ? [{ ...charge, billType, hasManager: mine.keys().next().value !== "" }] : [];
  });
  return wanted.toSorted((left, right) => (`${left.day}${left.id}` < `${right.day}${right.id}` ? 1 : -1));
}

function asking(world: ChargeWorld, ids: readonly string[], names: readonly string[]) {
  const maybe = <T>(...values: T[]) =>
    fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
  return fc.record({
    reader: fc.oneof(fc.constant(world.distributor), fc.constantFrom(...readersOf(world))),
    query: fc.record({
      month: fc.constantFrom("2025-02", "2025-03", "2025-04", "2025-05"),
      amount: fc.constantFrom("hide-zero", "all", "all", "refunds"),
      customer: maybe(...world.customerIds),
      q: maybe("CUSTOMER-", ...names.map((name) => name.slice(-5))),
      manager: maybe("none", ...Object.values(world.managers).map(memberIdOf)),
      type: maybe("direct", "through-reseller"),
      reseller: maybe(world.reseller.company.id, world.otherReseller.company.id),
      product: maybe("Compute", "Storage"),
      mode: maybe("pay-per-use", "spot", "yearly-monthly", "reserved-instance"),
      bill: maybe(...BILL_TYPES),
      region: maybe("none", "north-1"),
      transaction: fc.oneof(
        { weight: 20, arbitrary: fc.constant(undefined) },
        fc.constantFrom(...ids, ...world.customerIds),
      ),
      payment: maybe(...PAYMENT_STATUSES),
    }),
  });
}

/** All pages one after the other, and from the last one back. */
async function readThrough(reader: Actor, query: ExpenditureDetailsQuery, size = 4) {
  const read = (place: object) =>
    listExpenditureDetails(permit(reader, "expenditure.read"), { ...query, ...place }, size);
  const pages = [await read({})];
  for (let at = pages[0]?.page.after; at; at = pages.at(-1)?.page.after) pages.push(await read({ after: at }));
  for (let place = pages.length - 1; place > 0; place--) {
    const before = pages[place]?.page.before;
    expect((await read({ before })).page.rows).toEqual(pages[place - 1]?.page.rows);
  }
  expect(pages[0]?.page.before).toBe(null);
  const rows = pages.flatMap(({ page }) => page.rows);
  // A total that is told is that of all pages.
  expect([null, sumOf(rows.map(({ spent }) => spent))]).toContain(pages[0]?.total);
  return rows;
}

test("whoever asks, whatever for: the pages hold just the charges that anybody would pick, each once", async () => {
  await fc.assert(
    fc.asyncProperty(chargeRows, fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      const stranger = await makeWorld();
      const more = await readMore(world);
      const [ids, names] = [[...more.keys()], [...more.values()].map(({ name }) => name)];
      for (const seed of seeds.take(READS)) {
        const [asked] = fc.sample(asking(world, ids, names), { numRuns: 1, seed });
        if (!asked) throw new Error("nothing asked");
        const query = ExpenditureDetailsQuery.parse(asked.query);
        const facts = await readCharges(world, asked.reader);
        const found = await readThrough(asked.reader, query);
        const naive = naiveRows(facts, more, asked.reader, query);
        expect(
          found.map(({ id, day, product, spent, listed, billType, manager }) => ({
            id,
            day,
            product,
            spent,
            listed,
            billType,
            hasManager: manager !== null,
          })),
        ).toEqual(
          naive.map(({ id, day, product, spent, listed, billType, hasManager }) => ({
            id,
            day,
            product,
            spent,
            listed,
            billType,
            hasManager,
          })),
        );
        for (const { payment, orderId } of found) expect([payment, orderId]).toEqual(["not-yet-billed", null]);
        expect(await readThrough(stranger.distributor, query)).toEqual([]);
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);

test("of a day that many customers share the newest charge comes first, whichever customer's it is", async () => {
  const world = await makeWorld();
  const customerIds: string[] = [];
  for (let count = 0; count < 4; count++) customerIds.push(await joinCustomer(world));
  // The last to be charged is the first to have come.
  for (const customerId of customerIds.toReversed()) await charge(world, customerId, "1");
  // A customer that only got money back is one of them.
  customerIds.unshift(await joinCustomer(world));
  await charge(world, customerIds[0] ?? "", "-1");
  const month = billingMonthOf(await inTenant(world.distributor, instantOf));
  const found = await readThrough(world.reseller, ExpenditureDetailsQuery.parse({ month }), 1);
  expect(found.map(({ customer }) => customer.id)).toEqual(customerIds);
});
