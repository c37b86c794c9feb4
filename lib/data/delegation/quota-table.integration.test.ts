import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { QuotaTable } from "@/lib/contracts/delegation-view";
import type { Actor } from "@/lib/domain/access/actor";
import { addMonths, billingMonthOf, DAY_MS, monthStart } from "@/lib/domain/calendar/billing-month";
import type { Decision } from "@/lib/domain/decision";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  budgetInput,
  charge,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { getQuotaTable } from "./get-quota-table";
import { grantDelegation } from "./grant-delegation";
import { recallPermissions } from "./recall-permissions";
import { returnPermissions } from "./return-permissions";
import { revokeDelegation } from "./revoke-delegation";

const database = await openTestDatabase();

// The runs share one clock that goes back between them; seen from after all of them, each month is over.
afterAll(() => turnClockTo(database.url, new Date(Date.now() + 5 * 365 * DAY_MS)));

/** What is compared: everything but the instant asked for. */
type Seen = Omit<QuotaTable, "asOf">;

async function tableOf(actor: Actor, resellerId: string, at: Date, isPast: boolean): Promise<Seen> {
  const { asOf: _asOf, ...seen } = await getQuotaTable(permit(actor, "delegation.read"), { at, isPast, resellerId });
  return seen;
}

type Step =
  | { readonly kind: "grant"; readonly monthly: number | null; readonly oneTime: number | null }
  | { readonly kind: "revoke" }
  | { readonly kind: "budget"; readonly customer: number; readonly amount: number; readonly oneTime: boolean }
  | { readonly kind: "charge"; readonly customer: number; readonly cents: number }
  | { readonly kind: "recall" | "return"; readonly customer: number }
  | { readonly kind: "month" };

const CUSTOMERS = 3;
const customer = fc.nat(CUSTOMERS - 1);
const quota = fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("grant" as const), monthly: quota, oneTime: quota }) },
  { weight: 1, arbitrary: fc.constant({ kind: "revoke" as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("budget" as const),
      customer,
      amount: fc.integer({ min: 1, max: 1000 }),
      oneTime: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("charge" as const),
      customer,
      cents: fc.integer({ min: -20_000, max: 90_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("recall" as const, "return" as const), customer }) },
  { weight: 1, arbitrary: fc.constant({ kind: "month" as const }) },
);

type Run = { readonly world: World; readonly ids: readonly string[]; now: Date };

const reason = "Payment overdue";
// A version beyond any that so few steps reach.
const VERSIONS = Array.from({ length: 40 }, (_, version) => version);

/** Tries every version until one is not stale: what else refuses changes nothing, which is as good. */
async function atAnyVersion(attempt: (version: number) => Promise<readonly string[]>): Promise<void> {
  for (const version of VERSIONS) if (!(await attempt(version)).some((code) => code.endsWith(".stale"))) return;
}

const codesOf = (decision: Decision<{ readonly code: string }>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

type Taken = { readonly [Kind in Step["kind"]]: (run: Run, step: Extract<Step, { kind: Kind }>) => Promise<unknown> };

const recallOrReturn = (
  { world, ids }: Run,
  { kind, customer: index }: { kind: "recall" | "return"; customer: number },
) => {
  const asked = { resellerId: world.reseller.company.id, customerIds: [ids[index] ?? ""], reason };
  const allowed = permit(world.distributor, "delegation.recall");
  const more = { permissions: ["set-budget" as const], messageToCustomer: null, agreementVersion: null };
  return kind === "return" ? returnPermissions(allowed, asked) : recallPermissions(allowed, { ...asked, ...more });
};

const TAKE: Taken = {
  month: async () => {},
  recall: recallOrReturn,
  return: recallOrReturn,
  charge: ({ world, ids }, { customer: index, cents }) => charge(world, ids[index] ?? "", String(cents / 100)),
  budget: (run, one) => setSomehow(run, one),
  grant: ({ world }, one) => {
    const monthlyQuota = one.monthly === null ? null : money(String(one.monthly));
    const oneTimeQuota = one.oneTime === null ? null : money(String(one.oneTime));
    const sets = monthlyQuota !== null || oneTimeQuota !== null;
    const permissions = sets ? (["set-budget", "freeze-account"] as const) : (["freeze-account"] as const);
    const wish = { permissions, monthlyQuota, oneTimeQuota, until: null };
    const asked = { resellerId: world.reseller.company.id, wish, reason };
    const allowed = permit(world.distributor, "delegation.grant");
    return atAnyVersion(async (version) => codesOf(await grantDelegation(allowed, { ...asked, version })));
  },
  revoke: ({ world }) => {
    const asked = { resellerId: world.reseller.company.id, reason };
    const allowed = permit(world.distributor, "delegation.grant");
    return atAnyVersion(async (version) => codesOf(await revokeDelegation(allowed, { ...asked, version })));
  },
};

/** Each step a minute or more after the one before. */
async function take(run: Run, one: Step): Promise<void> {
  run.now =
    one.kind === "month" ? monthStart(addMonths(billingMonthOf(run.now), 1)) : new Date(run.now.getTime() + 90_000);
  await turnClockTo(database.url, run.now);
  // The table gives each kind the function for its own steps.
  await (TAKE[one.kind] as (run: Run, step: Step) => Promise<unknown>)(run, one);
}

/** Whoever holds the permission then sets it. */
async function setSomehow({ world, ids }: Run, one: Extract<Step, { kind: "budget" }>): Promise<void> {
  const type = one.oneTime ? ("one-time" as const) : ("monthly" as const);
  for (const actor of [world.distributor, world.reseller]) {
    await atAnyVersion(async (version) => {
      const input = budgetInput(ids[one.customer] ?? "", { type, amount: money(String(one.amount)), version });
      const answer = await setBudget(permit(actor, "budget.set"), input);
      return answer.status === "refused" ? answer.reasons.map(({ code }) => code) : [];
    });
  }
}

test("whatever happens, the past view of a moment is what the present view said then, to the last digit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      await turnClockTo(database.url, new Date());
      const world = await makeWorld();
      const ids = await Promise.all(Array.from({ length: CUSTOMERS }, () => joinCustomer(world)));
      const run: Run = { world, ids, now: new Date() };
      const resellerId = world.reseller.company.id;
      const kept: { readonly at: Date; readonly seen: Seen }[] = [];
      for (const one of [{ kind: "grant", monthly: 3000, oneTime: 2000 } as const, ...steps]) {
        await take(run, one);
        const at = await inTenant(world.distributor, (tx) => instantOf(tx));
        const seen = await tableOf(world.distributor, resellerId, at, false);
        kept.push({ at, seen });
        for (const kind of QUOTA_KINDS) {
          const taken = (seen.customers ?? []).reduce((sum, { takes }) => sum + (takes[kind]?.taken ?? 0n), 0n);
          expect(taken).toBe(seen.resellers.find(({ id }) => id === resellerId)?.pools[kind].taken);
        }
      }
      for (const { at, seen } of kept) expect(await tableOf(world.distributor, resellerId, at, true)).toEqual(seen);
    }),
    { numRuns: process.env["PARTNER_CENTER_LONG"] ? 60 : 6, endOnFailure: true },
  );
}, 300_000);

test("a reseller sees its own row only, another distributor none of them", async () => {
  await turnClockTo(database.url, new Date());
  const world = await makeWorld();
  await joinCustomer(world);
  const resellerId = world.reseller.company.id;
  const at = await inTenant(world.distributor, (tx) => instantOf(tx));
  for (const isPast of [false, true]) {
    const all = await tableOf(world.distributor, resellerId, at, isPast);
    expect(all.resellers.map(({ id }) => id).sort()).toEqual([resellerId, world.otherReseller.company.id].sort());
    const own = await tableOf(world.reseller, world.otherReseller.company.id, at, isPast);
    expect(own.resellers.map(({ id }) => id)).toEqual([resellerId]);
    const other = await tableOf(world.otherDistributor, resellerId, at, isPast);
    expect([other.resellers, other.customers]).toEqual([[], null]);
  }
});
