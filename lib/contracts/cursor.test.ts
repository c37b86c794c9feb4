import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor";

test("what is encoded comes back, in any script", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.uuid(), (value, id) => {
      const text = encodeCursor([value, id]);
      expect(text).toMatch(/^[\w-]+$/);
      expect(decodeCursor(text)).toEqual([value, id]);
    }),
  );
});

test("anything else is no cursor and no fault", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodeCursor(text)).toBeNull();
    }),
  );
  expect(decodeCursor(null)).toBeNull();
});
