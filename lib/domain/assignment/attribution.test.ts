import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, billingDayOf, DAY_MS } from "../calendar/billing-month";
import { type AssignmentSpan, attributedDays, managerOn } from "./attribution";

const START = Date.parse("2026-01-01T00:00:00Z");

/** One customer's history: assignments one after the other, the last perhaps standing. */
const histories = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 2, maxLength: 12 }), fc.boolean())
  .map(([hours, stands]): AssignmentSpan[] => {
    const at = hours.toSorted((left, right) => left - right).map((hour) => new Date(START + hour * (DAY_MS / 24)));
    return at.slice(0, -1).map((since, index, all) => ({
      memberId: `m${index % 3}`,
      since,
      until: stands && index === all.length - 1 ? null : (at[index + 1] ?? null),
    }));
  });

const days = fc.integer({ min: -2, max: 70 }).map((count) => addDays(billingDayOf(new Date(START)), count));

test("a day is at most one assignment's, whatever was passed on and when", () => {
  fc.assert(
    fc.property(histories, days, (history, day) => {
      const holding = history.filter((span) => managerOn([span], day) !== null);
      expect(holding.length).toBeLessThanOrEqual(1);
      expect(managerOn(history, day)).toBe(holding[0]?.memberId ?? null);
    }),
  );
});

test("without a gap between assignments there is none between the days", () => {
  fc.assert(
    fc.property(histories, days, (history, day) => {
      const [first, last] = [history[0], history.at(-1)];
      if (!first || !last) return;
      const whole = attributedDays({ since: first.since, until: last.until });
      const inside = whole !== null && whole.first <= day && (whole.last === null || day <= whole.last);
      expect(managerOn(history, day) !== null).toBe(inside);
    }),
  );
});

test("it begins on the second day after the day of assignment in GMT+08:00, to the millisecond", () => {
  const lastOfDay = { since: new Date("2026-11-10T15:59:59.999Z"), until: null };
  const firstOfNext = { since: new Date("2026-11-10T16:00:00.000Z"), until: null };
  expect(attributedDays(lastOfDay)?.first).toBe("2026-11-12");
  expect(attributedDays(firstOfNext)?.first).toBe("2026-11-13");
});

test("who was assigned and let go on one day has no day of it", () => {
  const span = { since: new Date("2026-11-10T01:00:00Z"), until: new Date("2026-11-10T09:00:00Z") };
  expect(attributedDays(span)).toBeNull();
});
