import fc from "fast-check";
import { expect, test } from "vitest";
import { billingMonthOf, DAY_MS, monthEndExclusive } from "../calendar/billing-month";
import { causeMoveOf, exhaustionMonthOf } from "./cause";
import {
  deletionDueAt,
  FREEZE_LEVELS,
  FREEZE_ORIGINS,
  type FreezeCause,
  freezeLevelOf,
  goneAtOf,
  isOpenAt,
  RETENTION_DAYS,
} from "./freeze";

const instant = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2027-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const cause = fc
  .record({
    origin: fc.constantFrom(...FREEZE_ORIGINS),
    level: fc.constantFrom(...FREEZE_LEVELS),
    since: instant,
    gone: fc.boolean(),
    monthly: fc.boolean(),
  })
  .map(({ origin, level, since, gone, monthly }): FreezeCause => {
    const exhausted = origin === "budget-exhausted";
    return {
      origin,
      level,
      since,
      goneAt: exhausted && gone ? new Date(since.getTime() + 1000) : null,
      month: exhausted && monthly ? billingMonthOf(since) : null,
    };
  });

test("the level in force is the highest, and ending one cause leaves the others", () => {
  fc.assert(
    fc.property(fc.array(cause, { maxLength: 4 }), cause, (others, one) => {
      const before = freezeLevelOf(others);
      const during = freezeLevelOf([...others, one]);
      expect(during === null).toBe(false);
      if (before === "account-and-resources" || one.level === "account-and-resources")
        expect(during).toBe("account-and-resources");
      expect(freezeLevelOf(others)).toBe(before);
    }),
  );
  expect(freezeLevelOf([])).toBeNull();
});

test("a monthly cause stands to the last millisecond of its month and goes with the first of the next", () => {
  fc.assert(
    fc.property(instant, (since) => {
      const month = billingMonthOf(since);
      const end = monthEndExclusive(month);
      const standing = { goneAt: null, month };
      expect(goneAtOf(standing, new Date(end.getTime() - 1))).toBeNull();
      expect(goneAtOf(standing, end)).toEqual(end);
      expect(isOpenAt(standing, true, new Date(end.getTime() - 1))).toBe(true);
      expect(isOpenAt(standing, true, end)).toBe(false);
      expect(isOpenAt(standing, false, end)).toBe(true);
    }),
  );
});

test("only a cause that went stops being open, and only when the budget lifts when restored", () => {
  fc.assert(
    fc.property(cause, fc.boolean(), instant, (one, lift, at) => {
      expect(isOpenAt(one, lift, at)).toBe(!(lift && goneAtOf(one, at) !== null));
      if (one.origin !== "budget-exhausted") expect(isOpenAt(one, lift, at)).toBe(true);
    }),
  );
});

test("deletion is due 15 days after resources were frozen, and has no date while held or the cause is gone", () => {
  fc.assert(
    fc.property(cause, instant, fc.boolean(), (one, at, held) => {
      const due = deletionDueAt(one, at, held);
      const counts = !held && one.level === "account-and-resources" && goneAtOf(one, at) === null;
      expect(due).toEqual(counts ? new Date(one.since.getTime() + RETENTION_DAYS * DAY_MS) : null);
    }),
  );
});

test("after a move the cause is gone, ended or standing under the right month, as usage says", () => {
  fc.assert(
    fc.property(
      cause,
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom("monthly", "one-time"),
      instant,
      (one, exhausted, lift, type, at) => {
        const month = exhaustionMonthOf(type, at);
        const move = causeMoveOf(one, { exhausted, liftWhenRestored: lift, month }, at);
        const gone = goneAtOf(one, at) !== null;
        if (!exhausted) expect(move).toBe(lift ? "ends" : gone ? "stays" : "goes");
        else if (gone) expect(move).toBe("returns");
        else expect(move).toBe(one.month === month ? "stays" : "rekeys");
      },
    ),
  );
});
