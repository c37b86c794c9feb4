import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "@/db/seed/demo";
import {
  CUSTOMER_SORTS,
  CustomerListQuery,
  FREEZE_FILTERS,
  type FreezeFilter,
  LEVEL_FILTERS,
  STATUS_FILTERS,
} from "@/lib/contracts/customer-list";
import type { CustomerStanding } from "@/lib/contracts/customer-view";
import type { Actor } from "@/lib/domain/access/actor";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, sumOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { listBudgetRecords } from "../budget/list-budget-records";
import { turnTo } from "../company/suspension.fixture";
import { listDaySpending } from "../expenditure/list-day-spending";
import { listMonthSpending } from "../expenditure/list-month-spending";
import { listProductSpending } from "../expenditure/list-product-spending";
import { getHome } from "../home/get-home";
import { newId } from "../new-id";
import { getCustomer } from "./get-customer";
import { listCustomerEvents } from "./list-customer-events";
import { listCustomerResellers } from "./list-customer-resellers";
import { listCustomers } from "./list-customers";

const database = await openTestDatabase();
const sql = postgres(database.url, { max: 1, onnotice: () => {} });
let distributor: Actor;
let reseller: Actor;
let stranger: Actor;
const now = new Date();
const month = billingMonthOf(now);

beforeAll(async () => {
  await seedDemo(database.url, now);
  const [own] = await sql<{ id: string }[]>`select distributor_id as id from distributors`;
  const [other] = await sql<{ id: string }[]>`
    select reseller_id as id from customers where reseller_id is not null group by 1 order by count(*) desc limit 1`;
  distributor = actorOf(own?.id ?? "", "distributor", own?.id ?? "");
  reseller = actorOf(own?.id ?? "", "reseller", other?.id ?? "");
  const foreign = newId();
  stranger = actorOf(foreign, "distributor", foreign);
}, 180_000);

afterAll(() => sql.end());

function actorOf(distributorId: string, kind: "distributor" | "reseller", id: string): Actor {
  return {
    distributorId,
    company: { kind, id, name: kind, accountName: kind },
    companyState: "active",
    via: { kind: "system" },
    requestId: newId(),
    ip: null,
  };
}

function permitOf<A extends Action>(actor: Actor, action: A): Permit<A> {
  const permit = issuePermit(actor, action);
  if (!permit) throw new Error(`may not ${action}`);
  return permit;
}

const query = (given: Partial<Record<keyof CustomerListQuery, string>> = {}) => CustomerListQuery.parse(given);
const list = (actor: Actor, given: Parameters<typeof query>[0] = {}, size = 500) =>
  listCustomers(permitOf(actor, "customer.read"), query(given), now, size);

async function anyCustomer(): Promise<CustomerStanding> {
  const { rows } = await list(distributor, { sort: "spent" });
  const [first] = rows;
  if (!first) throw new Error("the demo has no customer");
  return first;
}

describe("the customer list", () => {
  test("keyset pages show every customer once, in every sort and order, and back again", async () => {
    for (const sort of CUSTOMER_SORTS) {
      for (const order of ["up", "down"] as const) {
        const whole = (await list(distributor, { sort, order })).rows.map(({ id }) => id);
        const onward: string[] = [];
        let page = await list(distributor, { sort, order }, 7);
        for (;;) {
          onward.push(...page.rows.map(({ id }) => id));
          if (page.after === null) break;
          page = await list(distributor, { sort, order, after: page.after }, 7);
        }
        expect(onward).toEqual(whole);
        const backward = page.rows.map(({ id }) => id);
        while (page.before !== null) {
          page = await list(distributor, { sort, order, before: page.before }, 7);
          backward.unshift(...page.rows.map(({ id }) => id));
        }
        expect(backward).toEqual(whole);
      }
    }
  });

  test("each status filter finds exactly the customers that have that status", async () => {
    const { rows, counts } = await list(distributor);
    expect(counts.matched).toBe(rows.length);
    for (const status of STATUS_FILTERS) {
      const found = (await list(distributor, { status })).rows.map(({ id }) => id);
      expect(found).toEqual(rows.filter((row) => row.status === status).map(({ id }) => id));
    }
  });

  const isMatch = (frozen: FreezeFilter, { freezeOrigins, causeGone }: CustomerStanding) => {
    if (frozen === "no") return freezeOrigins.length === 0;
    if (frozen === "place-failed") return false;
    if (frozen === "waits-for-you") return freezeOrigins.includes("association-default");
    return frozen === "cause-gone" ? causeGone : freezeOrigins.includes(frozen);
  };

  const isLevel = (level: (typeof LEVEL_FILTERS)[number], { freezeLevel, blockOrigins }: CustomerStanding) => {
    if (level === "pay-per-use-blocked") return blockOrigins.length > 0;
    return level === "none" ? freezeLevel === null && blockOrigins.length === 0 : freezeLevel === level;
  };

  test("each freeze filter, and any of several, finds exactly the customers with such a cause", async () => {
    const sets = [
      // What waits for the viewer is held to the law where customers join.
      ...FREEZE_FILTERS.filter((one) => one !== "waits-for-you").map((one) => [one]),
      ["association-default", "manual"],
      ["manual", "budget-exhausted", "partner-suspended"],
      ["no", "cause-gone"],
    ] as const;
    for (const state of ["active", "restricted", "frozen"] as const) {
      await turnTo(reseller, state);
      const { rows } = await list(distributor);
      for (const frozen of sets) {
        const found = (await list(distributor, { frozen: frozen.join(",") })).rows.map(({ id }) => id);
        expect(found).toEqual(rows.filter((row) => frozen.some((one) => isMatch(one, row))).map(({ id }) => id));
      }
      for (const level of LEVEL_FILTERS) {
        const found = (await list(distributor, { level })).rows.map(({ id }) => id);
        expect(found).toEqual(rows.filter((row) => isLevel(level, row)).map(({ id }) => id));
      }
    }
    await turnTo(reseller, "active");
  });

  test("a range of budget use finds exactly those within it, and counts them", async () => {
    const { rows } = await list(distributor);
    for (const [usedFrom, usedTo] of [
      ["0", "50"],
      ["75", "100"],
      ["100", "99999"],
    ] as const) {
      const page = await list(distributor, { usedFrom, usedTo });
      const expected = rows.filter(({ budget, counted, reserved }) => {
        if (budget === null) return false;
        const used = 100n * (counted + reserved);
        return used >= BigInt(usedFrom) * budget.amount && used <= BigInt(usedTo) * budget.amount;
      });
      expect(page.rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect(page.counts.matched).toBe(expected.length);
    }
  });

  test("who joined waits for whoever holds setting its budget or lifting its freeze", async () => {
    const partners = await sql<{ id: string }[]>`select id from resellers`;
    const { distributorId } = distributor;
    const actors = [distributor, ...partners.map(({ id }) => actorOf(distributorId, "reseller", id))];
    for (const actor of actors) {
      const { rows, authorities } = await list(actor);
      const expected = rows.filter(({ id, freezeOrigins }) => {
        const authority = authorities.get(id);
        const holders = [authority?.["set-budget"], authority?.["freeze-account"]];
        return freezeOrigins.includes("association-default") && holders.includes(actor.company.kind as never);
      });
      const found = (await list(actor, { frozen: "waits-for-you" })).rows.map(({ id }) => id);
      expect(found).toEqual(expected.map(({ id }) => id));
    }
  });

  test("month-to-date spending equals the naive sum over the charges", async () => {
    const naive = await sql<{ id: string; spent: string }[]>`
      select customer_id as id, trim_scale(sum(spent))::text as spent from charges
      where month = ${month} and removed_in is null and customer_id is not null group by 1`;
    const known = new Map(naive.map(({ id, spent }) => [id, spent]));
    for (const { id, spent } of (await list(distributor)).rows) expect(decimalOf(spent)).toBe(known.get(id) ?? "0");
  });

  test("a reseller sees its own customers only, another distributor none", async () => {
    const own = await list(reseller);
    expect(own.rows.length).toBeGreaterThan(0);
    expect(own.counts.matched).toBe(own.rows.length);
    expect(own.rows.every((row) => row.reseller?.id === reseller.company.id)).toBe(true);
    expect((await list(stranger)).counts.matched).toBe(0);
    expect(await listCustomerResellers(permitOf(reseller, "customer.read"))).toEqual([]);
    expect(await listCustomerResellers(permitOf(stranger, "customer.read"))).toEqual([]);
  });

  test.each([
    { after: "rubbish" },
    { after: btoa(JSON.stringify(["x", "01946d2d-6e8d-7b39-a0ff-b607704c31a5"])), sort: "spent" },
    { before: btoa(JSON.stringify(["2026", "01946d2d-6e8d-7b39-a0ff-b607704c31a5"])), sort: "associated" },
    {
      status: "rich",
      frozen: "perhaps",
      use: "1",
      level: "high",
      usedFrom: "-1",
      usedTo: "1e9",
      from: "2026-02-30",
      to: "x",
      sort: "age",
      reseller: "me",
    },
    { q: "\0" },
  ])("what is no address of ours begins the list anew: %j", async (given) => {
    expect((await list(distributor, given)).counts.matched).toBe((await list(distributor)).counts.matched);
  });

  test("a search takes its signs literally and knows ids", async () => {
    const { id, accountName } = await anyCustomer();
    expect((await list(distributor, { q: id.toUpperCase() })).rows.map((row) => row.id)).toEqual([id]);
    expect((await list(distributor, { q: accountName })).rows.map((row) => row.id)).toContain(id);
    expect((await list(distributor, { q: "100%_\\" })).counts.matched).toBe(0);
  });
});

describe("one customer", () => {
  test("is there for its distributor and its reseller, and for nobody else", async () => {
    const all = (await list(distributor)).rows;
    const mine = all.find((row) => row.reseller?.id === reseller.company.id);
    const theirs = all.find((row) => row.reseller?.id !== reseller.company.id);
    const read = (actor: Actor, id: string) => getCustomer(permitOf(actor, "customer.read"), id, now);
    expect((await read(reseller, mine?.id ?? ""))?.id).toBe(mine?.id);
    expect(await read(reseller, theirs?.id ?? "")).toBeNull();
    expect(await read(stranger, mine?.id ?? "")).toBeNull();
    expect(await read(distributor, "no id at all")).toBeNull();
  });

  test("adjustments, events and spending of another's customer are empty", async () => {
    const theirs = (await list(distributor)).rows.find((row) => row.reseller?.id !== reseller.company.id);
    const id = theirs?.id ?? "";
    for (const actor of [reseller, stranger]) {
      expect(await listBudgetRecords(permitOf(actor, "budget.read"), id)).toEqual([]);
      expect(await listCustomerEvents(permitOf(actor, "restriction.read"), id)).toEqual([]);
      expect(await listDaySpending(permitOf(actor, "expenditure.read"), id, month)).toEqual([]);
      expect(await listProductSpending(permitOf(actor, "expenditure.read"), id, month)).toEqual([]);
      const months = await listMonthSpending(permitOf(actor, "expenditure.read"), id, month, 14);
      expect(sumOf(months.map(({ spent }) => spent))).toBe(0n);
    }
  });

  test("days, products and the month tell the same sum, which is that of its charges", async () => {
    const { id } = await anyCustomer();
    const permit = permitOf(distributor, "expenditure.read");
    const months = await listMonthSpending(permit, id, month, 14);
    expect(months).toHaveLength(14);
    for (const { month: one, spent } of months) {
      const days = await listDaySpending(permit, id, one as BillingMonth);
      const products = await listProductSpending(permit, id, one as BillingMonth);
      const [naive] = await sql<{ spent: string }[]>`
        select coalesce(trim_scale(sum(spent)), 0)::text as spent from charges
        where customer_id = ${id} and month = ${one} and removed_in is null`;
      expect(decimalOf(spent)).toBe(naive?.spent);
      expect(sumOf(days.map((day) => day.spent))).toBe(spent);
      expect(sumOf(products.map((product) => product.spent))).toBe(spent);
    }
  });

  test("its events are in order, newest first, and end with its association", async () => {
    const { id } = await anyCustomer();
    const events = await listCustomerEvents(permitOf(distributor, "restriction.read"), id);
    const times = events.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((left, right) => right - left));
    expect(events.some(({ kind }) => kind === "associated")).toBe(true);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });
});

describe("home", () => {
  test("counts what the list shows, and sums what all customers spent", async () => {
    const home = await getHome(permitOf(distributor, "home.read"), now);
    const { rows } = await list(distributor);
    expect(home.counts.customers).toBe(rows.length);
    expect(home.counts.usedUp).toBe((await list(distributor, { use: "used-up" })).rows.length);
    expect(home.counts.at90).toBe((await list(distributor, { use: "90-to-100" })).rows.length);
    expect(home.counts.at75).toBe((await list(distributor, { use: "75-to-90" })).rows.length);
    expect(home.counts.causeGone).toBe((await list(distributor, { frozen: "cause-gone" })).rows.length);
    expect(home.counts.newlyFrozen).toBe((await list(distributor, { frozen: "waits-for-you" })).rows.length);
    const days = await listDaySpending(permitOf(distributor, "expenditure.read"), null, month);
    expect(sumOf(days.map(({ spent }) => spent))).toBe(sumOf(rows.map(({ spent }) => spent)));
    const monthly = rows.flatMap(({ budget }) => (budget?.type === "monthly" ? [budget.amount] : []));
    expect(home.monthlyBudget).toBe(sumOf(monthly));
    expect(home.top.map(({ id }) => id)).toEqual(
      (await list(distributor, { sort: "spent" })).rows.slice(0, home.top.length).map(({ id }) => id),
    );
  });

  test("a reseller's holds its own customers only and no deliveries; a stranger's is empty", async () => {
    const home = await getHome(permitOf(reseller, "home.read"), now);
    expect(home.counts.customers).toBe((await list(reseller)).rows.length);
    expect(home.top.every((row) => row.reseller?.id === reseller.company.id)).toBe(true);
    expect(home.parked).toBeNull();
    expect(home.held).toBeNull();
    const empty = await getHome(permitOf(stranger, "home.read"), now);
    expect(empty.counts.customers).toBe(0);
    expect(empty.monthlyBudget).toBe(0n);
    expect(empty.top).toEqual([]);
  });
});
