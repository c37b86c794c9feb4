import fc from "fast-check";
import { expect, test } from "vitest";
import { UNDELEGATED } from "../delegation/authority";
import { toMoney } from "../money/money";
import { decidePurchase } from "../purchase/eligibility";
import { isPrepaid, PURCHASE_OPERATIONS } from "../purchase/operation";
import { decideConfirmation, decideRelease, decideReservation, type ReservationFacts } from "./decide-reservation";
import { lapsesAtOf, RESERVABLE_OPERATIONS, RESERVATION_SECONDS_MAX, RESERVATION_STATES, stateAt } from "./reservation";

const MADE = new Date("2026-11-30T15:55:00.000Z");
const amounts = fc.bigInt({ min: -5n, max: 30n }).map(toMoney);
const seconds = fc.oneof(fc.integer({ min: -2, max: 1000 }), fc.double({ min: 0, max: 1000, noNaN: true }));
const facts: fc.Arbitrary<ReservationFacts> = fc.record({
  suspended: fc.constantFrom(null, { code: "company.suspended" as const, companies: ["reseller" as const] }),
  operation: fc.constantFrom(...RESERVABLE_OPERATIONS),
  amount: amounts,
  seconds,
  purchase: fc.record({
    suspended: fc.subarray(["distributor" as const, "reseller" as const]),
    resellerStopped: fc.boolean(),
    usedUpCredits: fc.subarray(["distributor", "reseller"] as const),
    freezeOrigins: fc.subarray(["manual" as const, "budget-exhausted" as const]),
    resourcesFrozen: fc.boolean(),
    deletionDueAt: fc.constant(null),
    deletionHeldSince: fc.constant(null),
    blockOrigins: fc.subarray(["manual" as const]),
    budget: fc.option(fc.record({ type: fc.constant("monthly" as const), amount: fc.constant(toMoney(20n)) })),
    used: amounts,
    restoresAt: fc.constant(null),
    authority: fc.constant(UNDELEGATED),
  }),
});

test("what can be set aside for is exactly what takes money in advance", () => {
  expect([...RESERVABLE_OPERATIONS].sort()).toEqual(PURCHASE_OPERATIONS.filter(isPrepaid).toSorted());
});

test("a reservation has every reason the purchase has, and its own before them", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { purchase, operation, amount } = given;
      const bought = decidePurchase({ ...purchase, operation, needed: amount });
      const decision = decideReservation(given);
      const reasons = decision.allowed ? [] : decision.reasons;
      const inTime = Number.isInteger(given.seconds) && given.seconds > 0 && given.seconds <= RESERVATION_SECONDS_MAX;
      const own = [
        ...(given.suspended ? ["company.suspended"] : []),
        ...(amount <= 0n ? ["reservation.amount-not-positive"] : []),
        ...(inTime ? [] : ["reservation.life-out-of-range"]),
      ];
      expect(reasons.map(({ code }) => code)).toEqual([
        ...own,
        ...(bought.allowed ? [] : bought.reasons.map(({ code }) => code)),
      ]);
    }),
  );
});

test("what is allowed one after the other never exceeds the budget", () => {
  const wishes = fc.array(fc.bigInt({ min: 1n, max: 15n }).map(toMoney), { maxLength: 20 });
  fc.assert(
    fc.property(facts, wishes, (given, asked) => {
      let used = given.purchase.used;
      for (const amount of asked) {
        const decision = decideReservation({ ...given, amount, purchase: { ...given.purchase, used } });
        if (!decision.allowed) continue;
        used = toMoney(used + amount);
        expect(used <= (given.purchase.budget?.amount ?? 0n)).toBe(true);
      }
    }),
  );
});

test("to the millisecond: open before its end, lapsed from it on, and what ended stays as it ended", () => {
  const lives = fc.integer({ min: 1, max: RESERVATION_SECONDS_MAX });
  const offsets = fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -900_000, max: 900_000 }));
  fc.assert(
    fc.property(lives, offsets, fc.constantFrom(...RESERVATION_STATES), (life, offset, state) => {
      const lapsesAt = lapsesAtOf(MADE, life);
      expect(lapsesAt.getTime() - MADE.getTime()).toBe(life * 1000);
      const at = new Date(lapsesAt.getTime() + offset);
      const now = stateAt({ state, lapsesAt }, at);
      expect(now).toBe(state === "open" && offset >= 0 ? "lapsed" : state);
      expect(decideRelease({ state, lapsesAt, at, endedAt: null }).allowed).toBe(now === "open");
    }),
  );
});

test("a confirmation asks its life, the amount and the account, and nothing else", () => {
  const given = fc.record({
    state: fc.constantFrom(...RESERVATION_STATES),
    offset: fc.integer({ min: -3, max: 3 }),
    reserved: fc.bigInt({ min: 1n, max: 5n }).map(toMoney),
    amount: fc.bigInt({ min: -1n, max: 6n }).map(toMoney),
    isCustomers: fc.boolean(),
  });
  fc.assert(
    fc.property(given, ({ state, offset, reserved, amount, isCustomers }) => {
      const lapsesAt = lapsesAtOf(MADE, 60);
      const at = new Date(lapsesAt.getTime() + offset);
      const asked = { reserved, amount, isCustomers, account: "a", endedAt: null };
      const decision = decideConfirmation({ state, lapsesAt, at, ...asked });
      const right = state === "open" && offset < 0 && amount > 0n && amount <= reserved && isCustomers;
      expect(decision.allowed).toBe(right);
    }),
  );
});
