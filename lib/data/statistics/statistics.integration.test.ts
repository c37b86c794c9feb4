import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExpenditureAmounts, type ExpenditureFilter, wholeOf } from "@/lib/contracts/expenditure";
import { START } from "@/lib/contracts/page";
import { COMPARISON_SORTS, STATISTICS_GROUPS } from "@/lib/contracts/statistics-query";
import type { ComparedCustomer } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { comparedRangeOf, timeStepsOf } from "@/lib/domain/expenditure/period";
import { type Money, minus, sumOf, toMoney, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { memberIdOf } from "../assignment/assignment.fixture";
import { customerActor, permit } from "../budget/governance.fixture";
import { type ChargeWorld, chargeRows, makeChargeWorld } from "../expenditure/charge-world.fixture";
import { type Facts, naiveSums, readCharges } from "../expenditure/naive-sums.fixture";
import { getOverview } from "./get-overview";
import { getTrend, SERIES_MAX } from "./get-trend";
import { listComparedCustomers } from "./list-compared-customers";
import { listGroups } from "./list-groups";
import { listMovers, MOVERS_EACH } from "./list-movers";
import { listResourceChanges } from "./list-resource-changes";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 20 : 2;
const READS = 8;

const day = fc.constantFrom("2025-02-01", "2025-02-28", "2025-03-01", "2025-03-15", "2025-04-16", "2025-05-31");

function asking(world: ChargeWorld) {
  const maybe = <T>(...values: T[]) =>
    fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
  const partners = [world.distributor, world.reseller, world.otherReseller, ...Object.values(world.managers)];
  const customers = world.customerIds.map((id) => customerActor(world, id));
  return fc.record({
    reader: fc.oneof(fc.constant(world.distributor), fc.constantFrom(...partners), fc.constantFrom(...customers)),
    ends: fc.tuple(day, day).map(([left, right]) => (left < right ? [left, right] : [right, left]) as [string, string]),
    comparedWith: fc.constantFrom("former" as const, "year-before" as const),
    unit: fc.constantFrom("day" as const, "month" as const),
    group: fc.constantFrom(...STATISTICS_GROUPS),
    order: fc.constantFrom("spent" as const, "change" as const),
    sort: fc.constantFrom(...COMPARISON_SORTS),
    narrowed: fc.record({
      customerId: maybe(...world.customerIds),
      resellerId: maybe(world.reseller.company.id),
      accountManager: maybe("", ...Object.values(world.managers).map(memberIdOf)),
      associationType: maybe("direct" as const, "through-reseller" as const),
      product: maybe("Compute"),
      region: maybe("", "north-1"),
    }),
  });
}

type Asked = ReturnType<typeof asking> extends fc.Arbitrary<infer T> ? T : never;

function askedOf({ reader, ends: [from, to], comparedWith, narrowed }: Asked) {
  const range = { from: from as BillingDay, to: to as BillingDay };
  const filter: ExpenditureFilter = { ...wholeOf(range, "statistics"), ...narrowed };
  return { filter, former: comparedRangeOf(range, comparedWith), may: permit(reader, "expenditure.read") };
}

const NOTHING: ExpenditureAmounts = { spent: ZERO, refunded: ZERO, listed: ZERO, rows: 0 };

/** What anybody would add up from the charges. */
function naiveOf(facts: Facts, reader: Actor, filter: ExpenditureFilter) {
  return (dimensions: Parameters<typeof naiveSums>[3], range = filter.range) =>
    naiveSums(facts, reader, { ...filter, range }, dimensions);
}

type Naive = ReturnType<typeof naiveOf>;

const spentOf = (sums: ReadonlyMap<string, ExpenditureAmounts>, key: string) => sums.get(key)?.spent ?? ZERO;
const spentIn = (sums: ReadonlyMap<string, ExpenditureAmounts>) =>
  new Map([...sums].map(([key, { spent }]) => [key, spent]));
const magnitude = (amount: bigint) => (amount < 0n ? -amount : amount);

async function expectOverview(asked: Asked, naive: Naive) {
  const { filter, former, may } = askedOf(asked);
  const found = await getOverview(may, filter, former);
  expect(found.amounts).toEqual(naive([]).get("") ?? NOTHING);
  expect(found.former).toEqual(naive([], former).get("") ?? NOTHING);
  expect(found.customers).toBe([...naive(["customer"]).values()].filter(({ spent }) => spent !== 0n).length);
}

async function expectTrend(asked: Asked, naive: Naive) {
  const { filter, may } = askedOf(asked);
  const { unit, group } = asked;
  const { steps, series } = await getTrend(may, filter, { group, unit });
  const totals = naive([unit]);
  expect(steps.map(({ key }) => key)).toEqual(timeStepsOf(filter.range, unit).map(({ key }) => key));
  expect(steps.map(({ total }) => total)).toEqual(steps.map(({ key }) => spentOf(totals, key)));
  const cells = naive([unit, group]);
  const drawn = series.filter(({ kind }) => kind === "group");
  for (const { group: one, amounts } of drawn) {
    expect(amounts).toEqual(steps.map(({ key }) => spentOf(cells, `${key}|${one.key}`)));
  }
  const groups = naive([group]);
  expect(drawn.length).toBe(Math.min(SERIES_MAX, groups.size));
  expect(series.length - drawn.length).toBe(groups.size > SERIES_MAX ? 1 : 0);
  const least = drawn.map(({ amounts }) => sumOf(amounts)).at(-1);
  const left = [...groups].filter(([key]) => !drawn.some((one) => one.group.key === key));
  for (const [, { spent }] of left) expect(spent <= (least ?? ZERO)).toBe(true);
}

async function expectGroups(asked: Asked, naive: Naive) {
  const { filter, former, may } = askedOf(asked);
  const found = await listGroups(may, filter, { group: asked.group, former, order: asked.order });
  const [now, before] = [naive([asked.group]), naive([asked.group], former)];
  const keys = [...new Set([...now.keys(), ...before.keys()])];
  expect(new Map(found.rows.map(({ key, spent, former: then }) => [key, [spent, then]]))).toEqual(
    new Map(keys.map((key) => [key, [spentOf(now, key), spentOf(before, key)]])),
  );
  const order = found.rows.map(({ spent, former: then }) =>
    asked.order === "spent" ? spent : magnitude(spent - then),
  );
  expect(order).toEqual(order.toSorted((left, right) => (left < right ? 1 : left > right ? -1 : 0)));
  expect([found.total, found.formerTotal]).toEqual([sumOf(spentIn(now).values()), sumOf(spentIn(before).values())]);
  expect(found.others).toEqual({ count: 0, spent: ZERO, former: ZERO });
}

async function expectMovers(asked: Asked, naive: Naive) {
  const { filter, former, may } = askedOf(asked);
  const { risen, fallen } = await listMovers(may, filter, former);
  const [now, before] = [naive(["customer"]), naive(["customer"], former)];
  const slices: Parameters<Naive>[0] = ["customer", "product", "region", "charging-mode"];
  const [slicesNow, slicesBefore] = [naive(slices), naive(slices, former)];
  const changeOf = (key: string) => minus(spentOf(now, key), spentOf(before, key));
  const changes = [...new Set([...now.keys(), ...before.keys()])].map((key) => changeOf(key));
  for (const [list, sign] of [
    [risen, 1n],
    [fallen, -1n],
  ] as const) {
    const expected = changes.filter((change) => change * sign > 0n).map((change) => change * sign);
    const found = list.map(({ customerId, spent, former: then }) => {
      expect([spent, then]).toEqual([spentOf(now, customerId), spentOf(before, customerId)]);
      return minus(spent, then) * sign;
    });
    expect(found).toEqual(expected.toSorted((left, right) => (left < right ? 1 : -1)).slice(0, MOVERS_EACH));
    for (const { customerId, reason } of list) {
      const own = [...new Set([...slicesNow.keys(), ...slicesBefore.keys()])]
        .filter((key) => key.startsWith(customerId))
        .map((key) => minus(spentOf(slicesNow, key), spentOf(slicesBefore, key)) * sign);
      expect((reason?.change ?? 0n) * sign).toBe(own.reduce((most, one) => (one > most ? one : most), 0n));
    }
  }
}

async function expectResources(asked: Asked, naive: Naive, customerId: string) {
  const { filter, former, may } = askedOf(asked);
  const of = { ...filter, customerId, accountManager: null };
  const found = await listResourceChanges(may, of, former);
  // The world's charges name no resource: one a product and region, and only what moved.
  const sums = (range = filter.range) => naiveKept(naive, { customerId, range });
  const keys = new Set([...sums().keys(), ...sums(former).keys()]);
  const expected = [...keys]
    .map((key) => [key, spentOf(sums(), key), spentOf(sums(former), key)] as const)
    .filter(([, spent, then]) => spent !== then);
  if (filter.accountManager !== null || (filter.customerId ?? customerId) !== customerId) return;
  expect(new Map(found?.map((one) => [`${customerId}|${one.product}|${one.region}`, [one.spent, one.former]]))).toEqual(
    new Map(expected.map(([key, spent, then]) => [key, [spent, then]])),
  );
}

function naiveKept(naive: Naive, { customerId, range }: { customerId: string; range: ExpenditureFilter["range"] }) {
  const sums = naive(["customer", "product", "region"], range);
  return new Map([...sums].filter(([key]) => key.startsWith(customerId)));
}

async function expectComparison(asked: Asked, naive: Naive) {
  const { filter, former, may } = askedOf(asked);
  const rows: ComparedCustomer[] = [];
  let total: Money = ZERO;
  for (let place = START, pages = 0; pages < 10; pages++) {
    const page = await listComparedCustomers(may, filter, {
      former,
      place: { sort: asked.sort, order: null, ...place },
      size: 1,
    });
    rows.push(...page.rows);
    if (pages === 0) total = page.total;
    if (page.after === null) break;
    place = { after: page.after, before: null };
  }
  const [now, before] = [naive(["customer"]), naive(["customer"], former)];
  expect(total).toBe(sumOf(spentIn(now).values()));
  const keys = [...new Set([...now.keys(), ...before.keys()])].toSorted();
  expect(rows.map(({ id }) => id).toSorted()).toEqual(keys);
  for (const { id, spent, former: then, months } of rows) {
    expect([spent, then]).toEqual([spentOf(now, id), spentOf(before, id)]);
    expect(months.length).toBe(12);
  }
  if (asked.sort === "name" || asked.sort === "used") return;
  const values = rows.map((row) =>
    asked.sort === "change" ? row.spent - row.former : asked.sort === "former" ? row.former : row.spent,
  );
  expect(values).toEqual(values.toSorted((left, right) => (left < right ? 1 : left > right ? -1 : 0)).map(toMoney));
}

test("whoever asks, whatever for: every statistic is what anybody would add up from the charges", async () => {
  await fc.assert(
    // Unbiased, or the first worlds would hold hardly a charge.
    fc.asyncProperty(fc.noBias(chargeRows), fc.infiniteStream(fc.nat()), async (rows, seeds) => {
      const world = await makeChargeWorld(database.url, rows);
      for (const seed of seeds.take(READS)) {
        const [asked] = fc.sample(fc.noBias(asking(world)), { numRuns: 1, seed });
        if (!asked) throw new Error("nothing asked");
        const naive = naiveOf(await readCharges(world, asked.reader), asked.reader, askedOf(asked).filter);
        await expectOverview(asked, naive);
        await expectTrend(asked, naive);
        await expectGroups(asked, naive);
        await expectMovers(asked, naive);
        await expectResources(asked, naive, world.customerIds[seed % world.customerIds.length] ?? "");
        await expectComparison(asked, naive);
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);
