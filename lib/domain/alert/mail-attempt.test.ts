import fc from "fast-check";
import { expect, test } from "vitest";
import { isTooLate, MAIL_ATTEMPTS_MAX, MAIL_LEASE_MS, mailPauseAfter } from "./mail-attempt";

test("pauses never get shorter, stay within an hour, and end with the last attempt", () => {
  const pauses = Array.from({ length: MAIL_ATTEMPTS_MAX - 1 }, (_, n) => mailPauseAfter(n + 1, false) ?? 0);
  expect(pauses).toEqual(pauses.toSorted((left, right) => left - right));
  expect(pauses[0]).toBe(60_000);
  expect(pauses.at(-1)).toBe(3_600_000);
  fc.assert(
    fc.property(fc.integer({ min: MAIL_ATTEMPTS_MAX, max: 1000 }), (attempt) => {
      expect(mailPauseAfter(attempt, false)).toBeNull();
    }),
  );
});

test("a permanent refusal is not tried again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (attempt) => {
      expect(mailPauseAfter(attempt, true)).toBeNull();
    }),
  );
});

test("a mail is too late from its very instant on, and never without one", () => {
  const at = new Date("2026-11-29T10:00:00.000Z");
  expect(isTooLate("2026-11-29T10:00:00.001Z", at)).toBe(false);
  expect(isTooLate("2026-11-29T10:00:00.000Z", at)).toBe(true);
  expect(isTooLate(undefined, at)).toBe(false);
  expect(MAIL_LEASE_MS).toBeLessThan(10 * 60_000);
});
