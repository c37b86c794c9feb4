import fc from "fast-check";
import { expect, test } from "vitest";
import { COMPANY_KINDS } from "../access/actor";
import { REASON_MAX } from "../decision";
import { UNDELEGATED } from "../delegation/authority";
import { parseMoney, toMoney, ZERO } from "../money/money";
import { decidePurchase } from "../purchase/eligibility";
import { ORDERED_MODES } from "./decide-order";
import { decideUnpaid, type KeptFacts, UNPAID_MAX } from "./decide-unpaid";
import { decideCancelling, decidePayment, operationOf, type PaymentFacts } from "./decide-waiting";
import {
  ORDER_SOURCES,
  ORDER_TYPES,
  type OrderInstants,
  oldestWaitingAt,
  orderStatusOf,
  paymentDeadlineOf,
} from "./status";

const money = (text: string) => parseMoney(text) ?? ZERO;
const at = new Date("2026-11-29T15:59:59.999Z");
const purchase: PaymentFacts["purchase"] = {
  suspended: [],
  resellerStopped: false,
  usedUpCredits: [],
  freezeOrigins: [],
  resourcesFrozen: false,
  deletionDueAt: null,
  deletionHeldSince: null,
  blockOrigins: [],
  budget: { type: "monthly", amount: money("1000") },
  used: ZERO,
  restoresAt: new Date("2026-11-30T16:00:00Z"),
  authority: UNDELEGATED,
};

const near = fc.integer({ min: -3, max: 3 }).map((ms) => new Date(at.getTime() + ms));
const instants: fc.Arbitrary<OrderInstants> = fc.record({
  source: fc.constantFrom(...ORDER_SOURCES),
  payBefore: near,
  acceptedAt: fc.option(near),
  cancelledAt: fc.option(near),
});
const payments: fc.Arbitrary<PaymentFacts> = fc.record({
  order: instants,
  type: fc.constantFrom(...ORDER_TYPES),
  mode: fc.constantFrom(...ORDERED_MODES),
  amount: fc.bigInt({ min: 0n, max: 10n ** 15n }).map(toMoney),
  isOfPresent: fc.boolean(),
  isAccountOwn: fc.boolean(),
  purchase: fc.constantFrom(
    purchase,
    { ...purchase, freezeOrigins: ["manual" as const] },
    { ...purchase, budget: null },
  ),
  at: fc.constant(at),
});

test("only what waits is paid, by the same purchase decision as any order, and every reason is told", () => {
  fc.assert(
    fc.property(payments, (facts) => {
      const answer = decidePayment(facts);
      const isWaiting = orderStatusOf(facts.order, at).startsWith("pending");
      const operation = operationOf(facts.type, facts.mode);
      const bought = decidePurchase({ ...facts.purchase, operation, needed: facts.amount });
      expect(answer.allowed).toBe(isWaiting && facts.isOfPresent && facts.isAccountOwn && bought.allowed);
      if (answer.allowed) return;
      const codes = answer.reasons.map(({ code }) => code);
      if (!isWaiting) expect(codes).toEqual([expect.stringMatching(/^order\.(not-pending|lapsed)$/)]);
      else {
        expect(codes).toEqual([
          ...(facts.isOfPresent ? [] : ["order.partner-changed"]),
          ...(facts.isAccountOwn ? [] : ["order.account-unknown"]),
          ...(bought.allowed ? [] : bought.reasons.map(({ code }) => code)),
        ]);
      }
    }),
  );
});

test("what is cancelled waits, and is the customer's, or was prepared by whoever cancels it", () => {
  const facts = fc.record({
    order: instants,
    by: fc.constantFrom(...COMPANY_KINDS),
    madeBy: fc.constantFrom(...COMPANY_KINDS),
    suspended: fc.constantFrom(null, { code: "company.suspended" as const, companies: ["reseller" as const] }),
    at: fc.constant(at),
  });
  fc.assert(
    fc.property(facts, (given) => {
      const { order, by, madeBy, suspended } = given;
      const isIts = by === "customer" || (["partner", "shop"].includes(order.source) && by === madeBy);
      const isWaiting = orderStatusOf(order, at).startsWith("pending");
      expect(decideCancelling(given).allowed).toBe(suspended === null && isIts && isWaiting);
    }),
  );
});

test("one who cancels and one who pays are told alike where an order stands", () => {
  fc.assert(
    fc.property(payments, (facts) => {
      const { order } = facts;
      const cancelled = decideCancelling({ order, by: "customer", madeBy: "customer", suspended: null, at });
      if (!cancelled.allowed) expect(decidePayment(facts)).toEqual(cancelled);
    }),
  );
});

const kept: KeptFacts = {
  offer: {
    mode: "yearly-monthly",
    period: { unit: "month", count: 1 },
    price: { validFrom: at, amount: money("20"), freeWhileFrozen: false },
  },
  asked: { periods: 1, quantity: 1 },
  agreed: money("20"),
  accounts: ["own"],
  account: null,
  at,
  waiting: 0,
  note: null,
  isResellers: false,
  suspended: null,
};
const codesOf = (wish: Partial<KeptFacts>) => {
  const decision = decideUnpaid({ ...kept, ...wish });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

test("an order is kept unpaid unless something of its own is amiss, each named", () => {
  expect(decideUnpaid(kept)).toMatchObject({ allowed: true, account: "own", quote: { amount: money("20") } });
  expect(codesOf({ waiting: UNPAID_MAX - 1 })).toEqual([]);
  expect(codesOf({ waiting: UNPAID_MAX })).toEqual(["order.too-many-unpaid"]);
  expect(codesOf({ note: "界".repeat(REASON_MAX) })).toEqual([]);
  expect(codesOf({ note: "x".repeat(REASON_MAX + 1) })).toEqual(["order.note-too-long"]);
  expect(codesOf({ offer: null, isResellers: true, waiting: 200 })).toEqual([
    "order.offer-unknown",
    "order.resellers-customer",
    "order.too-many-unpaid",
  ]);
});

test("what still waits was made after the oldest that may", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
      (createdAt) => {
        const payBefore = paymentDeadlineOf(createdAt);
        const order = { source: "customer", payBefore, acceptedAt: null, cancelledAt: null } as const;
        for (const ms of [-1, 0, 1]) {
          const then = new Date(payBefore.getTime() + ms);
          expect(orderStatusOf(order, then).startsWith("pending")).toBe(createdAt > oldestWaitingAt(then));
        }
      },
    ),
  );
});
