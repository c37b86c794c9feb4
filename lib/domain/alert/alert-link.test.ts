import { expect, test } from "vitest";
import { ALERT_KINDS, ALERTS } from "./alert";
import type { AlertFacts } from "./alert-facts";
import { alertLinkOf } from "./alert-link";

const ids = { customerId: "c", resellerId: "r", subjectId: "s" };
const of = (kind: AlertFacts["kind"]) => ({ alert: { kind, facts: { month: "2026-10" } } as AlertFacts, ...ids });

test.each(ALERT_KINDS)("an alert of %s leads a distributor to a page", (kind) => {
  expect(alertLinkOf(of(kind), "distributor")).toMatch(/^\/[a-z]+/);
});

test("what is about a reseller leads the reseller to its own page, and its suspension to none", () => {
  expect(alertLinkOf(of("quota-used"), "distributor")).toBe("/resellers/r/delegation");
  expect(alertLinkOf(of("quota-used"), "reseller")).toBe("/quotas");
  expect(alertLinkOf(of("partner-suspended"), "distributor")).toBe("/resellers/r");
  expect(alertLinkOf(of("partner-suspended"), "reseller")).toBeNull();
});

test("no address is made of what is missing", () => {
  const missing = { customerId: null, resellerId: null, subjectId: null };
  for (const kind of ALERT_KINDS) {
    for (const reader of ["distributor", "reseller"] as const) {
      const href = alertLinkOf({ ...of(kind), ...missing }, reader);
      expect(href ?? "").not.toContain("null");
      if (ALERTS[kind].leadsTo === "customer") expect(href).toBeNull();
    }
  }
});
