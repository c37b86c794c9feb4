import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { CustomerThen } from "@/lib/contracts/history-view";
import type { Actor } from "@/lib/domain/access/actor";
import { EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { addMonths, billingMonthOf, DAY_MS, monthStart } from "@/lib/domain/calendar/billing-month";
import type { Permission } from "@/lib/domain/delegation/authority";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { BLOCK_ORIGINS, FREEZE_LEVELS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
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
import { getCustomer } from "../customer/get-customer";
import { grantDelegation } from "../delegation/grant-delegation";
import { recallPermissions } from "../delegation/recall-permissions";
import { returnPermissions } from "../delegation/return-permissions";
import { revokeDelegation } from "../delegation/revoke-delegation";
import { resumePurchases, stopPurchases } from "../delegation/stop-purchases";
import { decidePurchases } from "../purchase/decide-purchases";
import { allowPayPerUse } from "../restriction/allow-pay-per-use";
import { blockPayPerUse } from "../restriction/block-pay-per-use";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { getCustomerThen } from "./get-customer-then";

const database = await openTestDatabase();

// The runs share one clock that goes back between them; seen from after all of them, each month is over.
afterAll(() => turnClockTo(database.url, new Date(Date.now() + 5 * 365 * DAY_MS)));

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 100 : 8;
const reason = "Payment overdue";
type Run = { readonly world: World; readonly customerId: string; now: Date };
type Step = { readonly name: string; readonly take: (run: Run) => Promise<unknown>; readonly jumps?: true };

type Answer = {
  readonly allowed?: boolean;
  readonly status?: string;
  readonly reasons?: readonly { readonly code: string }[];
};

/** Tries every version until one is not stale: what else refuses changes nothing, which is as good. */
async function atAnyVersion(attempt: (version: number) => Promise<Answer>): Promise<void> {
  for (let version = 0; version < 25; version++) {
    const { reasons = [] } = await attempt(version);
    if (!reasons.some(({ code }) => code.endsWith(".stale"))) return;
  }
}

const step = (name: string, take: Step["take"]): Step => ({ name, take });

const byBoth = ({ world }: Pick<Run, "world">, act: (actor: Actor) => Promise<unknown>) =>
  act(world.distributor).then(() => act(world.reseller));

const budget = fc
  .record({
    amount: fc.integer({ min: 1, max: 400 }),
    type: fc.constantFrom("monthly" as const, "one-time" as const),
    action: fc.constantFrom(...EXHAUSTION_ACTIONS),
    liftWhenRestored: fc.boolean(),
    lift: fc.subarray([...STORED_FREEZE_ORIGINS]),
  })
  .map(({ amount, ...wish }) =>
    step(`budget ${amount} ${JSON.stringify(wish)}`, ({ world, customerId }) =>
      byBoth({ world }, (actor) =>
        atAnyVersion((version) => {
          const input = budgetInput(customerId, { ...wish, version, amount: money(String(amount)), reason });
          return setBudget(permit(actor, "budget.set"), input);
        }),
      ),
    ),
  );

const spent = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((cents) => step(`charge ${cents}`, ({ world, customerId }) => charge(world, customerId, String(cents / 100))));

const freeze = fc.constantFrom(...FREEZE_LEVELS).map((level) =>
  step(`freeze ${level}`, (run) =>
    byBoth(run, (actor) =>
      freezeCustomer(permit(actor, "restriction.freeze"), {
        customerId: run.customerId,
        level,
        reason,
        messageToCustomer: null,
        agreementVersion: FREEZE_AGREEMENT_VERSION,
      }),
    ),
  ),
);

const lift = fc.subarray([...STORED_FREEZE_ORIGINS], { minLength: 1 }).map((origins) =>
  step(`lift ${origins}`, (run) =>
    byBoth(run, (actor) =>
      liftFreeze(permit(actor, "restriction.lift"), {
        customerId: run.customerId,
        origins,
        reason,
        messageToCustomer: null,
      }),
    ),
  ),
);

const block = fc.constant(
  step("block", (run) =>
    byBoth(run, (actor) =>
      blockPayPerUse(permit(actor, "restriction.block-pay-per-use"), {
        customerId: run.customerId,
        reason,
        messageToCustomer: null,
      }),
    ),
  ),
);

const allow = fc.subarray([...BLOCK_ORIGINS], { minLength: 1 }).map((origins) =>
  step(`allow ${origins}`, (run) =>
    byBoth(run, (actor) =>
      allowPayPerUse(permit(actor, "restriction.allow-pay-per-use"), {
        customerId: run.customerId,
        origins,
        reason,
        messageToCustomer: null,
      }),
    ),
  ),
);

const GRANTS: readonly (readonly Permission[])[] = [
  ["set-budget", "freeze-account", "freeze-resources"],
  ["set-budget"],
  ["freeze-account"],
];
const grant = fc
  .record({
    permissions: fc.constantFrom(...GRANTS),
    hours: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
  })
  .map(({ permissions, hours }) =>
    step(`grant ${permissions} for ${hours}`, ({ world, now }) => {
      const quota = permissions.includes("set-budget") ? money("900") : null;
      const until = hours === null ? null : new Date(now.getTime() + hours * 3_600_000);
      const wish = { permissions, monthlyQuota: quota, oneTimeQuota: quota, until };
      const resellerId = world.reseller.company.id;
      return atAnyVersion((version) =>
        grantDelegation(permit(world.distributor, "delegation.grant"), { resellerId, wish, reason, version }),
      );
    }),
  );

const revoke = fc.constant(
  step("revoke", ({ world }) =>
    atAnyVersion((version) =>
      revokeDelegation(permit(world.distributor, "delegation.grant"), {
        resellerId: world.reseller.company.id,
        version,
        reason,
      }),
    ),
  ),
);

const recall = fc.constantFrom("recall", "return").map((kind) =>
  step(kind, ({ world, customerId }) => {
    const asked = { resellerId: world.reseller.company.id, customerIds: [customerId], reason };
    const allowed = permit(world.distributor, "delegation.recall");
    const more = { permissions: ["freeze-account" as const], messageToCustomer: null, agreementVersion: null };
    return kind === "return" ? returnPermissions(allowed, asked) : recallPermissions(allowed, { ...asked, ...more });
  }),
);

const stop = fc
  .constantFrom(stopPurchases, resumePurchases)
  .map((turn) =>
    step(turn.name, ({ world }) =>
      turn(permit(world.distributor, "reseller.stop"), { resellerId: world.reseller.company.id, reason }),
    ),
  );

const month = fc.constant<Step>({ name: "month", take: async () => {}, jumps: true });

const anyStep = fc.oneof(
  { weight: 6, arbitrary: budget },
  { weight: 6, arbitrary: spent },
  { weight: 2, arbitrary: freeze },
  { weight: 3, arbitrary: lift },
  { weight: 1, arbitrary: block },
  { weight: 1, arbitrary: allow },
  { weight: 2, arbitrary: grant },
  { weight: 1, arbitrary: revoke },
  { weight: 2, arbitrary: recall },
  { weight: 1, arbitrary: stop },
  { weight: 2, arbitrary: month },
);

const byOrigin = <Cause extends { readonly origin: string }>(causes: readonly Cause[]) =>
  causes.toSorted((left, right) => (left.origin < right.origin ? -1 : 1));

/** What the product answers now, in the terms of the past view. */
async function seenNow({ world, customerId }: Run) {
  const items = PURCHASE_OPERATIONS.map((operation) => ({ customerId, operation, amount: null }));
  const verdicts = await decidePurchases(permit(world.distributor, "purchase.decide"), items);
  const at = verdicts[0]?.asOf ?? new Date(Number.NaN);
  const present = await getCustomer(permit(world.distributor, "customer.read"), customerId, at);
  if (!present) throw new Error("no such customer");
  const { budget: held, counted, spent: expenditure, authority, authorityUntil, causes, blocks, reseller } = present;
  const seen = {
    verdicts: verdicts.map((verdict) => verdict?.decision),
    budget: held && [held.type, held.amount, held.action, held.liftWhenRestored, held.countsFrom],
    used: counted,
    spent: expenditure,
    authority,
    authorityUntil,
    causes: byOrigin(causes).map(({ origin, level, since }) => [origin, level, since]),
    blocks: byOrigin(blocks).map(({ origin, since }) => [origin, since]),
    reseller: reseller?.id,
  };
  return { at, seen };
}

function seenThen(then: CustomerThen) {
  const { budget: held, used, spent: expenditure, authority, authorityUntil, freezes, blocks, association } = then;
  return {
    verdicts: then.verdicts.map(({ decision }) => decision),
    budget: held && [held.type, held.amount, held.action, held.liftWhenRestored, held.countsFrom],
    used,
    spent: expenditure,
    authority,
    authorityUntil,
    causes: byOrigin(freezes).map(({ origin, level, since }) => [origin, level, since]),
    blocks: byOrigin(blocks).map(({ origin, since }) => [origin, since]),
    reseller: association?.reseller?.id,
  };
}

/** A minute and a half later, or at the start of the next month. */
async function take(run: Run, { take: act, jumps }: Step): Promise<void> {
  const nextMonth = monthStart(addMonths(billingMonthOf(run.now), 1));
  run.now = jumps ? nextMonth : new Date(run.now.getTime() + 90_000);
  await turnClockTo(database.url, run.now);
  await act(run);
}

test("whatever happens, a past moment answers what the present answered then, for every operation", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 16 }), async (steps) => {
      await turnClockTo(database.url, new Date());
      const world = await makeWorld();
      const run: Run = { world, customerId: await joinCustomer(world), now: new Date() };
      const kept: { readonly name: string; readonly at: Date; readonly seen: unknown }[] = [];
      for (const one of steps) {
        await take(run, one);
        kept.push({ name: one.name, ...(await seenNow(run)) });
      }
      const asking = permit(world.distributor, "history.read");
      for (const { name, at, seen } of kept) {
        const then = await getCustomerThen(asking, run.customerId, at);
        expect(then && seenThen(then), `after ${name}`).toEqual(seen);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 600_000);
