import { expect, test } from "vitest";
import { auditChangesOf, formatIfInstant } from "./audit";
import { zoneDayStart } from "./zone-day";

test("an entry shows what changed, field by field, and nothing that stayed", () => {
  const before = { roles: ["viewer"], budget: { amount: "100.000000000000", type: "monthly" } };
  const after = { roles: ["finance", "viewer"], budget: { amount: "120.500000000000", type: "monthly" }, note: null };
  expect(auditChangesOf(before, after)).toEqual([
    { field: "roles", before: "viewer", after: "finance, viewer" },
    { field: "budget.amount", before: "100", after: "120.5" },
  ]);
  expect(auditChangesOf(null, null)).toEqual([]);
});

test("instants among the values are read in the reader's zone", () => {
  const shown = { zone: "Asia/Shanghai", locale: "en" };
  expect(formatIfInstant("2026-11-22T16:30:00.000Z", shown)).toContain("00:30 GMT+08:00");
  expect(formatIfInstant("2026-11", shown)).toBe("2026-11");
});

test("a day begins where the zone says, across its changes of clock", () => {
  expect(zoneDayStart("2026-11-22", "Asia/Shanghai")?.toISOString()).toBe("2026-11-21T16:00:00.000Z");
  expect(zoneDayStart("2026-03-08", "America/Los_Angeles")?.toISOString()).toBe("2026-03-08T08:00:00.000Z");
  expect(zoneDayStart("2026-03-08", "America/Los_Angeles", 1)?.toISOString()).toBe("2026-03-09T07:00:00.000Z");
});
