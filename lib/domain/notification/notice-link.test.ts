import { describe, expect, test } from "vitest";
import { ALERT_KINDS } from "../alert/alert";
import { noticeLinkOf } from "./notice-link";
import { CUSTOMER_KINDS, TOPIC_OF, TOPIC_TABLE, topicOf } from "./topic";

const ID = "01a22866-3326-78a5-b6a5-2030bd691f25";
const OTHER = "01a22866-3326-78a5-b6a5-2030bd691f26";
const facts = { requestId: OTHER, orderId: OTHER, webhookId: OTHER, alertId: OTHER };
const KINDS = Object.keys(TOPIC_OF);

describe.each(KINDS)("%s", (kind) => {
  const { companies } = TOPIC_TABLE[topicOf(kind, facts) ?? "budget"];

  test("leads a customer into the portal and nowhere else", () => {
    if (!companies.includes("customer") || kind === "webhook-disabled") return;
    expect(noticeLinkOf({ kind, facts }, ID, "customer")).toMatch(/^\/portal/);
  });

  test("leads partners to a page of theirs that is more than their messages, where there is one", () => {
    if (CUSTOMER_KINDS.some((one) => one === kind)) return;
    for (const reader of ["distributor", "reseller"] as const) {
      const path = noticeLinkOf({ kind, facts }, ID, reader);
      expect(path).not.toMatch(/^\/portal|undefined|null/);
      if (topicOf(kind, facts) !== "company") expect(path).not.toBe("/messages");
    }
  });

  test("puts nothing but an id into an address", () => {
    const bad = { requestId: "../x", orderId: "a b", webhookId: 7, alertId: "https://x.example" };
    for (const reader of ["distributor", "reseller", "customer"] as const) {
      for (const told of [bad, null, "text"])
        expect(noticeLinkOf({ kind, facts: told }, null, reader)).toMatch(/^\/[a-z/-]*$/);
    }
  });
});

test.each(ALERT_KINDS)("an alert of %s leads to itself on the board", (alert) => {
  for (const kind of ["alert-raised", "alert-resolved"]) {
    expect(noticeLinkOf({ kind, facts: { alertId: ID, alert } }, null, "distributor")).toBe(`/alerts?alert=${ID}`);
  }
});

test("each leads to where it can act", () => {
  expect(noticeLinkOf({ kind: "request-asked", facts }, ID, "distributor")).toBe(`/requests/${OTHER}`);
  expect(noticeLinkOf({ kind: "frozen", facts }, ID, "reseller")).toBe(`/customers/${ID}/restriction`);
  expect(noticeLinkOf({ kind: "budget-threshold", facts }, ID, "reseller")).toBe(`/customers/${ID}/budget`);
  expect(noticeLinkOf({ kind: "order-prepared", facts }, ID, "customer")).toBe(`/portal/orders/${OTHER}`);
  expect(noticeLinkOf({ kind: "webhook-disabled", facts }, null, "customer")).toBe(`/organization/webhooks/${OTHER}`);
});
