import fc from "fast-check";
import { expect, test } from "vitest";
import { toMoney, ZERO } from "../money/money";
import { decideMove, type MoveFacts, shortfallOf } from "./decide-move";

const FREE: MoveFacts = {
  suspended: [],
  from: "a",
  to: "b",
  isFrozenThere: false,
  pool: null,
  reason: "Region changed hands.",
};
const money = fc.bigInt({ min: 0n, max: 10n ** 24n }).map(toMoney);

test("a customer goes to another reseller, to the distributor and from it, but not to where it is", () => {
  expect(decideMove(FREE)).toEqual({ allowed: true });
  expect(decideMove({ ...FREE, to: null })).toEqual({ allowed: true });
  expect(decideMove({ ...FREE, from: null })).toEqual({ allowed: true });
  for (const place of ["a", null]) {
    const decision = decideMove({ ...FREE, from: place, to: place });
    expect(decision).toEqual({ allowed: false, reasons: [{ code: "association.already-there" }] });
  }
});

test("it is refused exactly by what the new pool is too small for, and the shortfall makes it fit", () => {
  fc.assert(
    fc.property(money, money, money, (quota, taken, take) => {
      const pool = { kind: "monthly" as const, quota, taken, take };
      const shortfall = shortfallOf(pool);
      expect(decideMove({ ...FREE, pool }).allowed).toBe(shortfall === ZERO);
      expect(shortfallOf({ ...pool, quota: toMoney(quota + shortfall) })).toBe(ZERO);
      if (shortfall > ZERO) expect(shortfallOf({ ...pool, quota: toMoney(quota + shortfall - 1n) })).toBe(1n);
    }),
  );
});

test("a kind that the new reseller was not granted has no room at all", () => {
  const pool = { kind: "one-time" as const, quota: null, taken: ZERO, take: toMoney(5n) };
  expect(decideMove({ ...FREE, pool })).toEqual({
    allowed: false,
    reasons: [{ code: "association.above-quota", ...pool, shortfall: 5n }],
  });
});

test("frozen companies and a missing reason are all named", () => {
  const decision = decideMove({ ...FREE, suspended: ["distributor"], isFrozenThere: true, reason: "" });
  expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual([
    "association.company-suspended",
    "association.reseller-frozen",
    "association.reason-missing",
  ]);
});
