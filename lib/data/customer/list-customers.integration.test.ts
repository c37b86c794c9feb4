import { describe, expect, test } from "vitest";
import { seedDemo } from "@/db/seed/demo";
import {
  CUSTOMER_SORTS,
  FREEZE_FILTERS,
  type FreezeFilter,
  LEVEL_FILTERS,
  STATUS_FILTERS,
} from "@/lib/contracts/customer-list";
import type { CustomerStanding } from "@/lib/contracts/customer-view";
import { decimalOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { permit } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { actorOf, demoOf } from "./demo.fixture";
import { listCustomerResellers } from "./list-customer-resellers";

const { url } = await openTestDatabase();
const now = new Date();
await seedDemo(url, now);
const { sql, month, distributor, reseller, stranger, list } = await demoOf(url, now);

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
    expect(await listCustomerResellers(permit(reseller, "customer.read"))).toEqual([]);
    expect(await listCustomerResellers(permit(stranger, "customer.read"))).toEqual([]);
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
