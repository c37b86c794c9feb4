import fc from "fast-check";
import { expect, test } from "vitest";
import { accountSlugOf } from "./account-slug";

test.each([
  ["Atlas Nimbus", "atlas-nimbus"],
  ["/subscriptions/64e3", "subscriptions-64e3"],
  ["51738928782", "account-51738928782"],
  ["Übung", "u-bung"],
  ["云", "account"],
])("%s becomes %s", (name, slug) => {
  expect(accountSlugOf(name)).toBe(slug);
});

test("whatever the name, it is 3 to 60 lower-case letters, digits and hyphens, beginning with a letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(accountSlugOf(name)).toMatch(/^[a-z][a-z0-9-]{1,58}[a-z0-9]$/);
    }),
  );
});
