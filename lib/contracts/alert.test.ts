import { expect, test } from "vitest";
import { AlertListQuery, alertsHref, HandleAlertsForm, handlingActOf } from "./alert";

const ID = "01a22866-3326-78a5-b6a5-2030bd691f25";
const at = new Date("2026-11-30T04:00:00Z");
const actOf = (fields: object) => {
  const form = HandleAlertsForm.safeParse({ alertIds: ID, ...fields });
  return form.success ? handlingActOf(form.data, at) : form.error.issues.map(({ message }) => message);
};

test("a snooze lasts some hours from when it was asked for, or until a day begins in GMT+08:00", () => {
  const snooze = { handling: "snooze", text: " Payday " };
  expect(actOf({ ...snooze, hours: "4" })).toEqual({
    kind: "snooze",
    until: new Date("2026-11-30T08:00:00Z"),
    text: "Payday",
  });
  const byDay = { kind: "snooze", until: new Date("2026-12-01T16:00:00Z"), text: "Payday" };
  expect(actOf({ ...snooze, hours: "4", day: "2026-12-02" })).toEqual(byDay);
  expect(actOf({ ...snooze, hours: "", day: "2026-12-02" })).toEqual(byDay);
  expect(actOf(snooze)).toEqual(["alert.until-missing"]);
  expect(actOf({ ...snooze, day: "2026-02-31" })).toEqual(["alert.day-malformed"]);
});

test("what is handed over has a receiver, and something is chosen", () => {
  expect(actOf({ handling: "hand-over" })).toEqual(["alert.to-missing"]);
  expect(actOf({ handling: "hand-over", toId: ID })).toEqual({ kind: "hand-over", toId: ID, text: "" });
  expect(actOf({ alertIds: [], handling: "own" })).toEqual(["alert.none-chosen"]);
  expect(actOf({ alertIds: Array.from({ length: 101 }, () => crypto.randomUUID()), handling: "own" })).toHaveLength(1);
  expect(actOf({ handling: "note", text: "\0" })).toHaveLength(1);
});

test("an address that cannot be read asks for nothing, and the board's own address is read as it was written", () => {
  const nothing = AlertListQuery.parse({});
  expect(AlertListQuery.parse({ severity: "grave", kind: "x", customer: "1", age: "eon", owner: "them" })).toEqual(
    nothing,
  );
  expect(alertsHref(nothing)).toBe("/alerts");
  const query = { ...nothing, severity: "critical", owner: "mine", age: "day", sort: "newest", customer: ID } as const;
  const { searchParams } = new URL(alertsHref(query, ID), "http://x");
  expect(AlertListQuery.parse(Object.fromEntries(searchParams))).toEqual(query);
  expect(searchParams.get("alert")).toBe(ID);
});
