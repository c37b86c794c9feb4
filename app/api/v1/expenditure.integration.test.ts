import fc from "fast-check";
import { expect, test } from "vitest";
import { ExpenditureStatistics } from "@/lib/contracts/api/expenditure";
import { Problem } from "@/lib/contracts/api/problem";
import { type ExpenditureAmounts, type ExpenditureFilter, wholeOf } from "@/lib/contracts/expenditure";
import { memberIdOf } from "@/lib/data/assignment/assignment.fixture";
import { customerActor, makeWorld } from "@/lib/data/budget/governance.fixture";
import { type ChargeWorld, chargeRows, makeChargeWorld } from "@/lib/data/expenditure/charge-world.fixture";
import { naiveSums, readCharges } from "@/lib/data/expenditure/naive-sums.fixture";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { EXPENDITURE_DIMENSIONS } from "@/lib/domain/expenditure/dimension";
import { decimalOf, minus, plus, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { keyOf, keysOf, send } from "./api.fixture";
import { GET as getStatistics } from "./expenditure/statistics/route";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 20 : 3;
const READS = 40;
const WHOLE = { from: "2025-02-01", to: "2025-05-31" };

// Enough of them that each edge of a day, a month and an assignment has a charge.
const manyRows = fc.array(chargeRows, { minLength: 30, maxLength: 30 }).map((parts) => parts.flat());

type Reader = { readonly actor: Actor; readonly key: string };

async function readersOf(world: ChargeWorld): Promise<readonly Reader[]> {
  const customers = world.customerIds.map((id) => customerActor(world, id));
  const actors = [world.distributor, world.reseller, world.otherReseller, ...customers];
  const readers: Reader[] = [];
  for (const actor of actors) readers.push({ actor, key: await keyOf(actor, "expenditure") });
  return readers;
}

const day = fc.constantFrom("2025-02-01", "2025-02-28", "2025-03-01", "2025-03-15", "2025-04-16", "2025-05-31");

/** Parameters as a client sends them; what is left out is null. */
function narrowing(world: ChargeWorld) {
  const maybe = <T>(...values: T[]) =>
    fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
  return fc.record({
    customer: maybe(...world.customerIds),
    reseller: maybe(world.reseller.company.id, world.otherReseller.company.id),
    accountManager: maybe("", ...Object.values(world.managers).map(memberIdOf)),
    associationType: maybe("direct", "through-reseller"),
    product: maybe("Compute", "Storage"),
    region: maybe("", "north-1"),
    mode: maybe("pay-per-use", "spot", "yearly-monthly"),
  });
}

type Narrowing = ReturnType<typeof narrowing> extends fc.Arbitrary<infer Value> ? Value : never;
type Days = { readonly from: string; readonly to: string };

const EVERYTHING = {
  days: WHOLE,
  asked: {
    customer: null,
    reseller: null,
    accountManager: null,
    associationType: null,
    product: null,
    region: null,
    mode: null,
  },
} as const;

function queryOf(parameters: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== null);
  return `?${new URLSearchParams(given)}`;
}

function filterOf(days: Days, asked: Narrowing, attribution: "expenditure" | "statistics"): ExpenditureFilter {
  const range = { from: days.from as BillingDay, to: days.to as BillingDay };
  return {
    ...wholeOf(range, attribution),
    customerId: asked.customer,
    resellerId: asked.reseller,
    accountManager: asked.accountManager,
    associationType: asked.associationType,
    product: asked.product,
    region: asked.region,
    chargingMode: asked.mode,
  } as ExpenditureFilter;
}

const wireOf = ({ spent, refunded, listed, rows }: ExpenditureAmounts) => ({
  total: decimalOf(spent),
  expenditure: decimalOf(minus(spent, refunded)),
  refund: decimalOf(refunded),
  listCost: decimalOf(listed),
  charges: rows,
});

function added(amounts: Iterable<ExpenditureAmounts>): ExpenditureAmounts {
  let sum: ExpenditureAmounts = { spent: ZERO, refunded: ZERO, listed: ZERO, rows: 0 };
  for (const one of amounts) {
    sum = {
      spent: plus(sum.spent, one.spent),
      refunded: plus(sum.refunded, one.refunded),
      listed: plus(sum.listed, one.listed),
      rows: sum.rows + one.rows,
    };
  }
  return sum;
}

test("statistics answer to each company's key what anybody would add up from its charges", async () => {
  await fc.assert(
    fc.asyncProperty(manyRows, fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      const readers = await readersOf(world);
      const asking = fc.record({
        reader: fc.oneof(fc.constantFrom(...readers.slice(0, 1)), fc.constantFrom(...readers)),
        groupBy: fc.uniqueArray(fc.constantFrom(...EXPENDITURE_DIMENSIONS), { minLength: 1, maxLength: 3 }),
        days: fc.record({ from: day, to: day }).filter(({ from, to }) => from <= to),
        asked: narrowing(world),
      });
      const drawn = [...seeds.take(READS)].flatMap((seed) => fc.sample(asking, { numRuns: 1, seed }));
      // Always asked: what each account manager's months are, for attribution is where they differ most.
      const byManager = { ...EVERYTHING, groupBy: ["account-manager" as const] };
      const always = readers.map((reader) => ({ ...byManager, reader }));
      for (const { reader, groupBy, days, asked } of [...always, ...drawn]) {
        const query = queryOf({ ...days, ...asked, groupBy: groupBy.join(",") });
        const { status, json } = await send(getStatistics, { key: reader.key, method: "GET", query });
        expect(status, JSON.stringify(json)).toBe(200);
        const answer = ExpenditureStatistics.parse(json);
        const found = new Map(
          answer.items.map(({ group, ...sums }) => [groupBy.map((name) => group[name]).join("|"), sums]),
        );
        const facts = await readCharges(world, reader.actor);
        const naive = naiveSums(facts, reader.actor, filterOf(days, asked, "statistics"), groupBy);
        expect(found).toEqual(new Map([...naive].map(([key, amounts]) => [key, wireOf(amounts)])));
        expect(answer.sum).toEqual(wireOf(added(naive.values())));
        expect(answer).toMatchObject({ ...days, zone: "GMT+08:00", currency: "USD", provisionalDays: 0 });
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);

test("another tenant's ids give nothing, an unknown name is not found, and the note speaks the language asked for", async () => {
  const [world, stranger] = [await makeChargeWorld(database.url, []), await makeWorld()];
  const key = await keyOf(stranger.distributor, "expenditure");
  for (const parameters of [
    { customer: world.customerIds[0] ?? "" },
    { reseller: world.reseller.company.id },
    { accountManager: memberIdOf(world.managers.distributor) },
  ]) {
    const query = queryOf({ ...WHOLE, ...parameters });
    const { json } = await send(getStatistics, { key, method: "GET", query });
    expect(json).toMatchObject({ items: [], sum: { total: "0", charges: 0 }, finality: "open" });
  }
  const unknown = await send(getStatistics, { key, method: "GET", query: queryOf({ ...WHOLE, customer: "nobody" }) });
  expect(unknown).toMatchObject({ status: 404, json: { code: "customer-not-found" } });
  const headers = { "accept-language": "zh-CN" };
  const chinese = await send(getStatistics, { key, method: "GET", query: queryOf(WHOLE), headers });
  expect(chinese.json).toMatchObject({ note: expect.stringContaining("仅供参考") });
});

test.each([
  ["from", { to: "2025-05-31" }],
  ["from", { ...WHOLE, from: "2025-02-30" }],
  ["to", { from: "2025-05-31", to: "2025-05-30" }],
  ["to", { from: "2022-01-01", to: "2025-01-01" }],
  ["groupBy", { ...WHOLE, groupBy: "month,moon" }],
  ["groupBy", { ...WHOLE, groupBy: "month,month" }],
  ["groupBy", { ...WHOLE, groupBy: "day,month,product,region" }],
  ["reseller", { ...WHOLE, reseller: "acme" }],
  ["accountManager", { ...WHOLE, accountManager: "me" }],
  ["associationType", { ...WHOLE, associationType: "odd" }],
  ["product", { ...WHOLE, product: "\u0000" }],
  ["region", { ...WHOLE, region: "\u0000" }],
  ["mode", { ...WHOLE, mode: "odd" }],
])("a bad %s is refused by its name", async (pointer, parameters) => {
  const { distributor } = await makeWorld();
  const key = await keyOf(distributor, "expenditure");
  const { status, json } = await send(getStatistics, { key, method: "GET", query: queryOf(parameters) });
  expect(status).toBe(400);
  expect(Problem.parse(json).errors).toEqual([expect.objectContaining({ pointer })]);
});

test("a key without the scope is told so, and an unknown parameter is refused", async () => {
  const world = await makeWorld();
  const { decisionsOnly } = await keysOf(world);
  expect((await send(getStatistics, { key: decisionsOnly, method: "GET", query: queryOf(WHOLE) })).status).toBe(403);
  const key = await keyOf(world.reseller, "expenditure");
  const query = queryOf({ ...WHOLE, form: "2025-02-01" });
  expect((await send(getStatistics, { key, method: "GET", query })).status).toBe(400);
});
