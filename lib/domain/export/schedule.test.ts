import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, billingDayOf, dayStart, isProvisional, monthOfDay } from "../calendar/billing-month";
import { decideEnd, decideSchedule, SCHEDULES_MAX } from "./decide-schedule";
import { EXPORT_RHYTHMS, nextDueAt, queryTaken, rangeTaken } from "./schedule";

const rhythm = fc.constantFrom(...EXPORT_RHYTHMS);
const hour = fc.integer({ min: 0, max: 23 });
/** Any instant, and often one at a day's or month's edge to the millisecond. */
const instant = fc.oneof(
  fc.date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true }),
  fc
    .tuple(
      fc.constantFrom("2024-02-29", "2024-03-02", "2025-02-28", "2025-12-31", "2026-01-01", "2026-01-02", "2026-11-30"),
      hour,
      fc.constantFrom(-1, 0, 1),
    )
    .map(([day, at, ms]) => new Date(new Date(`${day}T00:00:00+08:00`).getTime() + at * 3_600_000 + ms)),
);

test("the next time is the first after the instant, at the hour of GMT+08:00, on a day of the rhythm", () => {
  fc.assert(
    fc.property(rhythm, hour, instant, (every, at, after) => {
      const dueAt = nextDueAt(every, at, after);
      expect(dueAt > after).toBe(true);
      const day = billingDayOf(dueAt);
      expect(dueAt.getTime() - dayStart(day).getTime()).toBe(at * 3_600_000);
      if (every === "weekly") expect(new Date(dueAt.getTime() + 8 * 3_600_000).getUTCDay()).toBe(1);
      if (every === "monthly") expect(day.slice(8)).toBe("02");
      // None lies between: one millisecond before, it is still the next.
      expect(nextDueAt(every, at, new Date(dueAt.getTime() - 1))).toEqual(dueAt);
      const days = { daily: 1, weekly: 7, monthly: 31 }[every];
      expect(dueAt.getTime() - after.getTime()).toBeLessThanOrEqual(days * 24 * 3_600_000);
    }),
    { numRuns: 500 },
  );
});

test("run after run takes each day exactly once, and only complete ones", () => {
  fc.assert(
    fc.property(rhythm, hour, instant, (every, at, after) => {
      const first = nextDueAt(every, at, after);
      const second = nextDueAt(every, at, first);
      const [one, other] = [rangeTaken(every, first), rangeTaken(every, second)];
      expect(one.from <= one.to).toBe(true);
      expect(other.from).toBe(addDays(one.to, 1));
      expect(isProvisional(one.to, first)).toBe(false);
      if (every === "daily") expect(one.from).toBe(one.to);
      if (every === "weekly") expect(addDays(one.from, 6)).toBe(one.to);
      if (every === "monthly") {
        expect(one.from.slice(8)).toBe("01");
        expect(monthOfDay(addDays(one.to, 1))).not.toBe(monthOfDay(one.to));
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["daily", "2026-12-01T00:00:00+08:00", "2026-11-29", "2026-11-29"],
  ["weekly", "2026-11-30T09:00:00+08:00", "2026-11-22", "2026-11-28"],
  ["monthly", "2024-03-02T00:00:00+08:00", "2024-02-01", "2024-02-29"],
  ["monthly", "2026-01-02T23:00:00+08:00", "2025-12-01", "2025-12-31"],
] as const)("%s, due at %s, takes %s to %s", (every, dueAt, from, to) => {
  expect(rangeTaken(every, new Date(dueAt))).toEqual({ from, to });
});

test("a run's filters have its time alone, by days, by month, or none", () => {
  const range = rangeTaken("weekly", new Date("2026-11-30T09:00:00+08:00"));
  const kept = { customer: "c", month: "2020-01", from: "x", to: "y", range: "this-month", after: "z", q: "" };
  expect(queryTaken("statistics", kept, range)).toEqual({ customer: "c", from: "2026-11-22", to: "2026-11-28" });
  expect(queryTaken("expenditure-summary", kept, range)).toEqual({ customer: "c", month: "2026-11" });
  expect(queryTaken("customers", kept, range)).toEqual({ customer: "c" });
});

const codes = (decision: ReturnType<typeof decideSchedule>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

test("every reason against a schedule is told", () => {
  const facts = { mayExport: true, kind: "focus", format: "csv", name: "Weekly", running: 0 } as const;
  expect(codes(decideSchedule(facts))).toEqual([]);
  expect(
    codes(decideSchedule({ ...facts, mayExport: false, format: "xlsx", name: "", running: SCHEDULES_MAX })),
  ).toEqual(["schedule.not-allowed", "schedule.format-unknown", "schedule.name-missing", "schedule.too-many"]);
  expect(codes(decideSchedule({ ...facts, name: "x".repeat(61) }))).toEqual(["schedule.name-too-long"]);
  expect(codes(decideEnd({ isOwn: false, isAdministrator: false, isEnded: true }))).toEqual([
    "schedule.not-own",
    "schedule.ended",
  ]);
  expect(codes(decideEnd({ isOwn: false, isAdministrator: true, isEnded: false }))).toEqual([]);
});
