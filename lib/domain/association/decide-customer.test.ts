import { expect, test } from "vitest";
import { type CustomerFacts, decideCustomer } from "./decide-customer";

const free: CustomerFacts = {
  accountName: "shop",
  nameTaken: false,
  platformKnown: null,
  reseller: null,
  suspended: [],
};

test("a customer of an active or restricted reseller, or of the distributor itself, may be added", () => {
  for (const reseller of [null, "active", "restricted"] as const) {
    expect(decideCustomer({ ...free, reseller })).toEqual({ allowed: true });
  }
});

test("a frozen side, an unknown reseller and a taken name are all named", () => {
  expect(decideCustomer({ ...free, reseller: "frozen" })).toEqual({
    allowed: false,
    reasons: [{ code: "customer.company-suspended", companies: ["reseller"] }],
  });
  expect(
    decideCustomer({
      accountName: "shop",
      nameTaken: true,
      platformKnown: { customerId: "1", accountName: "shop" },
      reseller: "unknown",
      suspended: ["distributor"],
    }),
  ).toEqual({
    allowed: false,
    reasons: [
      { code: "customer.company-suspended", companies: ["distributor"] },
      { code: "customer.reseller-unknown" },
      { code: "customer.platform-known", customerId: "1", accountName: "shop" },
      { code: "customer.account-name-taken", accountName: "shop" },
    ],
  });
});
