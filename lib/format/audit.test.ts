import { expect, test } from "vitest";
import { type AuditShown, auditChangesOf, auditFieldText, auditValueText } from "./audit";
import { zoneDayStart } from "./zone-day";

const WORDS: Readonly<Record<string, string>> = {
  "audit.field.amount": "Amount",
  "audit.field.quota": "Quota",
  "audit.field.taken": "Taken",
  "audit.field.level": "Level",
  "audit.yes": "Yes",
  "restriction.level.account": "Frozen",
  "request.kind.freeze": "Freeze",
  "api-key.kind.access-key": "Access key",
};
const shown: AuditShown = {
  zone: "Asia/Shanghai",
  locale: "en",
  currency: "USD",
  word: (key) => WORDS[key] ?? null,
};

test("an entry shows what changed, field by field, and nothing that stayed", () => {
  const before = { roles: ["viewer"], budget: { amount: "100", type: "monthly" }, gone: [] };
  const after = { roles: ["finance", "viewer"], budget: { amount: "120.5", type: "monthly" }, note: null };
  expect(auditChangesOf(before, after)).toEqual([
    { path: ["roles"], before: ["viewer"], after: ["finance", "viewer"] },
    { path: ["budget", "amount"], before: "100", after: "120.5" },
  ]);
  expect(auditChangesOf(null, null)).toEqual([]);
  expect(auditChangesOf([{ origin: "manual" }], { level: "account" })).toEqual([
    { path: ["open"], before: [{ origin: "manual" }], after: null },
    { path: ["level"], before: null, after: "account" },
  ]);
});

test("money, instants, months, days and codes are read; what is not known is shown as it was stored", () => {
  const read = (field: string, value: unknown) => auditValueText(field, value, shown);
  expect(read("amount", "1500.123")).toBe("1,500.12 USD");
  expect(read("accountId", "1500")).toBe("1500");
  expect(read("since", "2026-11-22T16:30:00.000Z")).toContain("00:30 GMT+08:00");
  expect(read("month", "2026-11")).toBe("November 2026");
  expect(read("fromDay", "2026-11-03")).toBe("3 Nov 2026");
  expect(read("level", "account")).toBe("Frozen");
  expect(read("kind", "freeze")).toBe("Freeze");
  expect(read("kind", "access-key")).toBe("Access key");
  expect(read("kind", "unheard")).toBe("unheard");
  expect(read("level", "somewhere.else")).toBe("somewhere.else");
  expect(read("liftWhenRestored", true)).toBe("Yes");
  expect(read("open", [{ id: "x", level: "account", unheard: { of: 7 } }])).toBe("Level Frozen, unheard of 7");
});

test("a field is called by its words, an unknown one by its own name", () => {
  expect(auditFieldText(["quota", "taken"], shown)).toBe("Quota · Taken");
  expect(auditFieldText(["unheard", "of"], shown)).toBe("unheard · of");
});

test("a day begins where the zone says, across its changes of clock", () => {
  expect(zoneDayStart("2026-11-22", "Asia/Shanghai")?.toISOString()).toBe("2026-11-21T16:00:00.000Z");
  expect(zoneDayStart("2026-03-08", "America/Los_Angeles")?.toISOString()).toBe("2026-03-08T08:00:00.000Z");
  expect(zoneDayStart("2026-03-08", "America/Los_Angeles", 1)?.toISOString()).toBe("2026-03-09T07:00:00.000Z");
});
