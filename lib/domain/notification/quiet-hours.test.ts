import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextDigest, nextHour } from "./digest";
import { isWithin, minuteOfDay } from "./local-time";
import { mayLeaveAt } from "./quiet-hours";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
/** Around the nights when clocks are moved. */
const nearMoves = fc
  .tuple(
    fc.constantFrom("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"),
    fc.integer({ min: -30 * 60, max: 30 * 60 }),
  )
  .map(([at, minutes]) => new Date(new Date(at).getTime() + minutes * MINUTE));
const anyMinute = fc.integer({ min: 0, max: 1439 });
const hoursOf = (quietFrom: number, quietTo: number) => ({ quietFrom, quietTo, digestHour: 9 });

describe("quiet hours", () => {
  const night = hoursOf(20 * 60, 8 * 60);

  test.each([
    ["2026-11-30T11:59:00Z", "2026-11-30T11:59:00Z"],
    ["2026-11-30T12:00:00Z", "2026-12-01T00:00:00Z"],
    ["2026-11-30T20:30:30Z", "2026-12-01T00:00:00Z"],
    ["2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"],
  ])("in Shanghai what is told at %s leaves at %s", (at, leaves) => {
    expect(mayLeaveAt(new Date(at), "Asia/Shanghai", night)).toEqual(new Date(leaves));
  });

  test("the night when clocks are put forward is an hour shorter, the other an hour longer", () => {
    expect(mayLeaveAt(new Date("2026-03-28T22:00:00Z"), "Europe/Berlin", night)).toEqual(
      new Date("2026-03-29T06:00:00Z"),
    );
    expect(mayLeaveAt(new Date("2026-10-24T22:00:00Z"), "Europe/Berlin", night)).toEqual(
      new Date("2026-10-25T07:00:00Z"),
    );
  });

  test("an end that the clocks leap over is the leap; one that comes twice is the first that lets it out for good", () => {
    const early = hoursOf(23 * 60, 2 * 60 + 30);
    expect(mayLeaveAt(new Date("2026-03-28T23:00:00Z"), "Europe/Berlin", early)).toEqual(
      new Date("2026-03-29T01:00:00Z"),
    );
    expect(mayLeaveAt(new Date("2026-10-24T23:00:00Z"), "Europe/Berlin", early)).toEqual(
      new Date("2026-10-25T00:30:00Z"),
    );
  });

  test("nothing leaves before its time, in quiet hours or a minute later than it might", () => {
    fc.assert(
      fc.property(fc.oneof(anyInstant, nearMoves), anyZone, anyMinute, anyMinute, (at, zone, from, to) => {
        const leaves = mayLeaveAt(at, zone, hoursOf(from, to));
        expect(leaves.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(isWithin(minuteOfDay(leaves, zone), from, to)).toBe(false);
        if (leaves.getTime() === at.getTime()) return;
        for (let ms = at.getTime(); ms < leaves.getTime(); ms += 7 * MINUTE) {
          expect(isWithin(minuteOfDay(new Date(ms), zone), from, to)).toBe(true);
        }
        expect(isWithin(minuteOfDay(new Date(leaves.getTime() - 1), zone), from, to)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe("digests", () => {
  test.each([
    ["2026-11-30T00:59:59Z", "2026-11-30T01:00:00Z"],
    ["2026-11-30T01:00:00Z", "2026-12-01T01:00:00Z"],
    ["2026-11-30T23:00:00Z", "2026-12-01T01:00:00Z"],
  ])("at nine in Shanghai, of %s at %s", (at, due) => {
    expect(nextDigest(new Date(at), "Asia/Shanghai", 9)).toEqual(new Date(due));
  });

  test("an hour that the clocks leap over is the leap", () => {
    expect(nextDigest(new Date("2026-03-28T12:00:00Z"), "Europe/Berlin", 2)).toEqual(new Date("2026-03-29T01:00:00Z"));
  });

  test("a digest is later than what it tells, an hourly one within an hour, a daily one within a day and an hour", () => {
    fc.assert(
      fc.property(fc.oneof(anyInstant, nearMoves), anyZone, fc.integer({ min: 0, max: 23 }), (at, zone, digestHour) => {
        const hourly = nextHour(at).getTime() - at.getTime();
        expect(hourly).toBeGreaterThan(0);
        expect(hourly).toBeLessThanOrEqual(HOUR);
        const due = nextDigest(at, zone, digestHour);
        expect(due.getTime()).toBeGreaterThan(at.getTime());
        expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(25 * HOUR);
        expect([0, 30, 60]).toContain((minuteOfDay(due, zone) - digestHour * 60 + 1440) % 1440);
      }),
      { numRuns: 500 },
    );
  });
});
