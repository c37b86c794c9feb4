import fc from "fast-check";
import { expect, test } from "vitest";
import { decodableOf } from "./mark-requests";

test("a path that decodes stays as it was sent, whatever its query", () => {
  for (const url of ["/", "/v2/orders/CS%2F22", "/customers?q=%zz", "/a%20b#%", "/?", "*"]) {
    expect(decodableOf(url)).toBe(url);
  }
});

test("any other is taken sign by sign, its query as it was", () => {
  expect(decodableOf("/v2/%zz?x=%zz")).toBe("/v2/%25zz?x=%zz");
  expect(decodableOf("/%E0%A4%A")).toBe("/%25E0%25A4%25A");
  const path = fc.string({ unit: fc.constantFrom("%", "/", "z", "E0", "2F", "a") });
  fc.assert(fc.property(path, (text) => void decodeURIComponent(decodableOf(`/${text}`))));
});
