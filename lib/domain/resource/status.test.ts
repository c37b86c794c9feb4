import { expect, test } from "vitest";
import { graceEndOf, isDueForDeletion, type ResourceFacts, retentionEndOf, standingOf } from "./status";

const expiresAt = new Date("2026-11-30T16:00:00Z");
const after = (days: number, ms = 0) => new Date(expiresAt.getTime() + days * 86_400_000 + ms);
const prepaid: ResourceFacts = { mode: "yearly-monthly", expiresAt, closedAt: null };
const byUse: ResourceFacts = { mode: "pay-per-use", expiresAt: null, closedAt: null };

test("what is paid in advance is in use, then in grace for 15 days, then kept for 15, to the millisecond", () => {
  const statusAt = (at: Date) => standingOf(prepaid, null, at).status;
  expect(statusAt(after(0, -1))).toBe("in-use");
  expect([statusAt(expiresAt), statusAt(after(15, -1))]).toEqual(["grace", "grace"]);
  expect([statusAt(after(15)), statusAt(after(400))]).toEqual(["retention", "retention"]);
  expect([graceEndOf(expiresAt), retentionEndOf(expiresAt)]).toEqual([after(15), after(30)]);
});

test("it is due 30 days after its expiry, unless a hold stops that", () => {
  const standing = standingOf(prepaid, null, after(29));
  expect(standing.deletionDueAt).toEqual(after(30));
  expect(isDueForDeletion(standing, false, after(30, -1))).toBe(false);
  expect(isDueForDeletion(standing, false, after(30))).toBe(true);
  expect(isDueForDeletion(standing, true, after(30))).toBe(false);
});

test("a freeze with resources freezes what is paid by use and nothing else", () => {
  const freeze = { deletionDueAt: after(3) };
  expect(standingOf(byUse, freeze, after(0))).toEqual({ status: "frozen", deletionDueAt: after(3) });
  expect(standingOf(byUse, null, after(400))).toEqual({ status: "in-use", deletionDueAt: null });
  expect(standingOf(prepaid, freeze, after(0, -1))).toEqual({ status: "in-use", deletionDueAt: null });
  expect(isDueForDeletion(standingOf(byUse, { deletionDueAt: null }, after(99)), false, after(99))).toBe(false);
});

test("what is closed has no clock, and was open until then", () => {
  const closed = { ...byUse, closedAt: after(1) };
  expect(standingOf(closed, { deletionDueAt: after(0) }, after(1))).toEqual({ status: "closed", deletionDueAt: null });
  expect(standingOf(closed, null, after(1, -1)).status).toBe("in-use");
});
