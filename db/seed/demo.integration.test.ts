import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { closeDatabases } from "@/lib/data/database";
import { meterResources } from "@/lib/data/metering/meter-resources";
import { hasReached } from "@/lib/domain/budget/threshold";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { lastDueMonth, SETTLEMENT_DAY_DEFAULT } from "@/lib/domain/coupon/settlement";
import { deletionDueAt } from "@/lib/domain/restriction/freeze";
import { giveEnvironment, restoreEnvironment } from "@/scripts/integration/environment";
import { createTestDatabase, type TestDatabase } from "@/scripts/integration/test-database";
import { composeDemo, type Demo } from "./compose";
import { seedDemo } from "./demo";
import { moneyOf } from "./ledger";
import { PERSONAS } from "./personas";
import { countedOf } from "./row";

let database: TestDatabase;
let sql: postgres.Sql;
const now = new Date();

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => {} });
  expect(await seedDemo(database.url, now)).toEqual({ seeded: true });
}, 120_000);

afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** Usage of the budget's period in whole percent, as stored sums say. */
async function usedPercent(name: string): Promise<number> {
  const [row] = await sql<{ percent: number }[]>`
    select floor(coalesce(o.used, m.counted) * 100 / b.amount)::int as percent
    from customers c
    join budgets b on b.distributor_id = c.distributor_id and b.customer_id = c.id
    left join customer_months m
      on m.distributor_id = c.distributor_id and m.customer_id = c.id and m.month = ${billingMonthOf(now)}
    left join one_time_usage o on o.distributor_id = c.distributor_id and o.customer_id = c.id
    where c.name = ${name}`;
  if (row === undefined) throw new Error(`no budget of ${name}`);
  return row.percent;
}

test.each([
  ["Copperleaf Kitchens", 40],
  ["Alderwick Outfitters", 76],
  ["Tidemark Ferries", 93],
  ["Pinnacle Row Insurance", 101],
  ["Juniper Street Press", 165],
  ["Greyfriars College", 60],
  ["Hexa Learning", 101],
])("%s stands at %d percent of its budget", async (name, percent) => {
  expect(await usedPercent(name)).toBe(percent);
});

test("the seeded database breaks no invariant", async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

test("every service that is billed has prices in three regions, and one change and one withdrawal are announced", async () => {
  const unpriced = await sql`
    select distinct service from charges c where service <> '' and (
      select count(distinct o.region) from catalogue_offers o join catalogue_products p on p.id = o.product_id
      where p.service = c.service) < 3`;
  expect(unpriced).toEqual([]);
  const [ahead] = await sql`
    select count(distinct p.valid_from)::int as days, bool_or(p.amount is null) as withdrawn,
      bool_or(p.amount is not null) as changed
    from catalogue_prices p where p.valid_from > ${now}`;
  expect(ahead).toEqual({ days: 1, withdrawn: true, changed: true });
  const [size] = await sql`
    select count(distinct p.service)::int >= 10 as services, count(*)::int >= 40 as products from catalogue_products p`;
  expect(size).toEqual({ services: true, products: true });
});

test("a database with a company in it is left alone", async () => {
  const before = await sql`select count(*) from audit_entries`;
  expect(await seedDemo(database.url)).toEqual({ seeded: false });
  expect(await sql`select count(*) from audit_entries`).toEqual(before);
});

test("only a database on this machine is seeded", async () => {
  await expect(seedDemo("postgres://owner:secret@db.example:5432/production")).rejects.toThrow("on this machine");
});

test("sums are those of the charges that stand", async () => {
  const off = await sql`
    select m.customer_id, m.month from customer_months m
    full join (
      select customer_id, month, sum(spent) as spent, sum(spent) filter (where in_budget) as counted
      from charges where customer_id is not null group by 1, 2
    ) c using (customer_id, month)
    where m.spent is distinct from c.spent or m.counted is distinct from coalesce(c.counted, 0)`;
  expect([...off]).toEqual([]);
});

test("every persona can be found, in the company it belongs to", async () => {
  const rows = await sql<{ email: string; account_name: string }[]>`
    select u.email, d.account_name from users u
    join members m on m.user_id = u.id
    join directory d on d.company_id = m.company_id and d.company_kind = m.company_kind`;
  const found = rows.map(({ email, account_name }) => `${email} ${account_name}`).sort();
  expect(found).toEqual(PERSONAS.map(({ email, company }) => `${email} ${company}`).sort());
});

test("demo-customer spends on eight products and nothing stands in its way", async () => {
  const [row] = await sql<{ services: number; causes: number }[]>`
    select count(distinct r.service)::int as services,
      (select count(*)::int from freeze_causes f where f.customer_id = c.id and f.ended_at is null) as causes
    from customers c join day_rollups r on r.customer_id = c.id
    where c.account_name = 'demo-customer' group by c.id`;
  expect(row).toEqual({ services: 8, causes: 0 });
});

test("a delivery is held, two accounts are parked, corrected rows and overtaken estimates count nowhere", async () => {
  const [row] = await sql`
    select (select count(*)::int from delivery_revisions where state = 'held') as held,
      (select count(*)::int from delivery_revisions where state = 'superseded') > 0 as superseded,
      (select count(*)::int from cloud_accounts where customer_id is null and parked_rows > 0 and parked_amount > 0) as parked,
      (select count(*)::int from charges where removed_in is not null and spent <> 0) as dropped_but_counted,
      (select count(*)::int from charges where removed_in is not null) > 0 as corrected,
      (select count(*)::int from charges where origin = 'event' and spent = 0) > 0 as overtaken`;
  expect(row).toEqual({
    held: 1,
    superseded: true,
    parked: 2,
    dropped_but_counted: 0,
    corrected: true,
    overtaken: true,
  });
});

test("three requests of the demo's reseller wait, one was done with changes, one rejected with a note", async () => {
  const rows = await sql<{ kind: string; state: string; note: string | null }[]>`
    select q.kind, q.state, q.note from requests q join resellers r on r.id = q.reseller_id
    where r.account_name = 'demo-reseller' order by q.state, q.kind`;
  expect(rows.map(({ kind, state, note }) => [kind, state, note === null])).toEqual([
    ["adjust-budget", "approved", false],
    ["activate", "pending", true],
    ["adjust-budget", "pending", true],
    ["lift", "pending", true],
    ["permission", "rejected", false],
  ]);
});

test("of two customers' questions to the demo's reseller one waits and one was answered lately", async () => {
  const rows = await sql<{ name: string; state: string; fresh: boolean | null }[]>`
    select c.name, q.state, q.decided_at > now() - interval '3 days' as fresh
    from customer_questions q join customers c on c.id = q.customer_id
    join resellers r on r.id = q.reseller_id where r.account_name = 'demo-reseller' order by q.state`;
  expect([...rows]).toEqual([
    { name: "Alderwick Outfitters", state: "answered", fresh: true },
    { name: "Larkspur Hotels", state: "open", fresh: null },
  ]);
});

test("the restrictions of the stories stand", async () => {
  const rows = await sql<{ name: string; told: string }[]>`
    select c.name, f.origin || ' ' || f.level as told from freeze_causes f join customers c on c.id = f.customer_id
    where f.ended_at is null
    union all
    select c.name, 'block ' || b.origin from pay_per_use_blocks b join customers c on c.id = b.customer_id
    where b.ended_at is null`;
  const told = Object.fromEntries(rows.map(({ name, told: what }) => [name, what]));
  expect(told).toEqual({
    "Marrow & Finch": "association-default account",
    Pebblecast: "association-default account",
    "Nimbus Yard": "association-default account",
    "Frente Fria Cooling": "association-default account",
    "Saltmarsh Brewing": "association-default account",
    "Quillon Freight": "budget-exhausted account",
    "Bluegate Clinics": "budget-exhausted account",
    "Larkspur Hotels": "manual account",
    "Hollowell Motors": "manual account-and-resources",
    "Tansy Health": "block budget-exhausted",
    "Paperkite Games": "block manual",
  });
});

test("one reseller governs within its quotas, one may freeze for a while, one customer is recalled", async () => {
  const rows = await sql<{ account_name: string; permissions: string[]; until: Date | null; over: boolean | null }[]>`
    select r.account_name, d.permissions, d.until, (
      select sum(b.amount) > d.monthly_quota from budgets b join customers c on c.id = b.customer_id
      where c.reseller_id = r.id and b.type = 'monthly'
    ) as over
    from delegations d join resellers r on r.id = d.reseller_id order by 1`;
  expect(rows.map(({ account_name, permissions, over }) => [account_name, permissions.length, over])).toEqual([
    ["kitefield-digital", 3, false],
    ["stonebridge-managed", 1, null],
  ]);
  expect((rows[1]?.until?.getTime() ?? 0) > now.getTime()).toBe(true);
  const recalled =
    await sql`select c.name from recalls r join customers c on c.id = r.customer_id where ended_at is null`;
  expect(recalled.map(({ name }) => name)).toEqual(["Voxel Orchard"]);
});

test("what runs by the hour is metered by the product itself up to now, where no bill covers the day it counts", async () => {
  giveEnvironment(database.url);
  const [own] = await sql<{ id: string }[]>`select distributor_id as id from distributors`;
  await meterResources(own?.id ?? "");
  await closeDatabases();
  restoreEnvironment();
  const rows = await sql<{ name: string; frozen: boolean; hours: number; whole: boolean; counting: number }[]>`
    select u.name, bool_or(f.id is not null) as frozen, count(*)::int as hours,
      count(*) = count(distinct c.charge_start) and max(c.charge_end) = max(r.metered_until) as whole,
      count(*) filter (where c.spent > 0)::int as counting
    from resources r
    join customers u on u.id = r.customer_id
    join charges c on c.resource_id = r.id::text
    left join ordered_levels f on f.customer_id = u.id and f.level = 'account-and-resources'
    where r.metered_until > ${now}::timestamptz - interval '1 hour' group by r.id, u.name`;
  expect(rows).toHaveLength(8);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(6);
  expect(new Set(rows.flatMap(({ name, frozen }) => (frozen ? [name] : [])))).toEqual(new Set(["Hollowell Motors"]));
  for (const { whole, hours, counting } of rows) {
    expect(whole).toBe(true);
    expect(hours).toBeGreaterThan(24);
    expect(counting).toBeGreaterThan(0);
  }
  expect(rows.some(({ hours, counting }) => counting < hours)).toBe(true);
});

// The billing day begins at 16:00 UTC.
describe.each([
  ["in the first minutes of a month", "2027-01-31T16:05:00Z"],
  ["on the 1st, after the nightly delivery", "2027-01-31T19:10:00Z"],
  ["before the nightly delivery", "2027-03-14T17:00:00Z"],
  ["on the 2nd", "2027-03-02T05:00:00Z"],
  ["in the last minute of a long month", "2027-03-31T15:59:00Z"],
  ["at the end of a leap February", "2028-02-29T12:00:00Z"],
])("%s", (_, at) => {
  const instant = new Date(at);
  let demo: Demo;
  beforeAll(async () => {
    demo = await composeDemo(instant);
  });

  test("the stories hold", () => {
    const { plans, arrivals, book } = demo;
    const running = billingMonthOf(instant);
    for (const { customer, settings, countsFrom } of plans) {
      if (customer.story?.kind !== "at" && customer.story?.kind !== "one-time") continue;
      const from = countsFrom ?? running;
      const used = arrivals.charges
        .filter(({ row }) => row.customer?.id === customer.id && row.day.slice(0, 7) >= from)
        .reduce((sum, { spent }) => sum + spent, 0);
      const amount = moneyOf(settings.at(-1)?.amount ?? 0);
      const { percent } = customer.story;
      expect([customer.name, hasReached(moneyOf(used), amount, percent)]).toEqual([customer.name, true]);
      expect([customer.name, hasReached(moneyOf(used), amount, percent + 1)]).toEqual([customer.name, false]);
    }
    const open = book.records.freezeCauses.filter(({ endedAt }) => !endedAt);
    const exhausted = open.filter(({ origin }) => origin === "budget-exhausted");
    expect(exhausted.map(({ month }) => month === running).sort()).toEqual([false, true]);
    const due = open
      .filter(({ level }) => level === "account-and-resources")
      .map(({ origin, level, since }) =>
        deletionDueAt({ origin, level, since, goneAt: null, month: null }, instant, false),
      );
    expect(due).toEqual([new Date(instant.getTime() + 5 * 86_400_000)]);
  });

  test("nothing is told of the future, and an estimate counts exactly where no bill does", () => {
    const { arrivals, book } = demo;
    expect(arrivals.charges.filter(({ row }) => row.start > instant)).toEqual([]);
    expect(book.records.auditEntries.filter(({ at: written }) => written > instant)).toEqual([]);
    const late = arrivals.charges.filter(
      ({ delivery, row }) => delivery === null && row.end > instant && row.category === "usage",
    );
    expect(late).toEqual([]);
    const billed = new Set(
      arrivals.charges.filter(({ delivery }) => delivery).map(({ row }) => `${row.accountId} ${row.day}`),
    );
    const twice = arrivals.charges.filter(
      ({ delivery, row, spent }) => delivery === null && spent !== 0 && billed.has(`${row.accountId} ${row.day}`),
    );
    expect(twice).toEqual([]);
    const idle = arrivals.charges.filter(
      ({ delivery, row, spent }) => delivery === null && spent === 0 && !billed.has(`${row.accountId} ${row.day}`),
    );
    expect(idle).toEqual([]);
    const uncounted = arrivals.charges.filter(
      ({ delivery, removedIn, row, spent }) => delivery && removedIn === null && spent !== countedOf(row),
    );
    expect(uncounted).toEqual([]);
  });
});

test("coupons stand in every state, and every month that is due is settled", async () => {
  const rows = await sql<{ state: string; used: boolean }[]>`
    select case when c.withdrawn is not null then 'withdrawn' when c.remaining = 0 then 'used-up'
        when c.starts_at > ${now} then 'not-yet-valid' when c.ends_at > ${now} then 'valid' else 'expired' end as state,
      exists (select 1 from coupon_uses u where u.coupon_id = c.id) as used
    from coupons c`;
  const states = new Set(rows.map(({ state }) => state));
  for (const state of ["withdrawn", "not-yet-valid", "valid", "expired"]) expect(states).toContain(state);
  expect(rows.filter(({ used }) => used).length).toBeGreaterThan(0);
  const due = lastDueMonth(SETTLEMENT_DAY_DEFAULT, now);
  expect(await sql`select id from coupons where next_settlement <= ${due}`).toEqual([]);
});

test("one customer's spending more than doubled, and one resource did it", async () => {
  const [row] = await sql<{ doubled: boolean; without: boolean }[]>`
    with own as (
      select c.resource_id, to_char(c.day, 'YYYY-MM') as month, c.spent from charges c
      join customers u on u.distributor_id = c.distributor_id and u.id = c.customer_id
      where u.name = 'Northaven Foods' and c.removed_in is null and c.category = 'usage'
        and extract(day from c.day) <= (select extract(day from max(day)) from charges
          where to_char(day, 'YYYY-MM') = ${billingMonthOf(now)})
    ), sums as (
      select sum(spent) filter (where month = ${billingMonthOf(now)}) as spent,
        sum(spent) filter (where month = ${billingMonthOf(now)} and resource_id <> 'res-batch-render-7f') as rest,
        sum(spent) filter (where month = ${addMonths(billingMonthOf(now), -1)}) as former
      from own
    )
    select spent > 2 * former as doubled, rest < 1.5 * former as without from sums`;
  expect(row).toEqual({ doubled: true, without: true });
});
