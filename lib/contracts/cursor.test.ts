import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, decodeInstantCursor, encodeCursor } from "./cursor";

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

test("a place in time comes back, and no other text or year is one", () => {
  const at = new Date("2026-11-30T04:05:06.789Z");
  const id = "01a22a90-0000-7000-8000-000000000001";
  expect(decodeInstantCursor(encodeCursor([at.toISOString(), id]))).toEqual({ at, id });
  for (const text of ["yesterday", "", "+275760-09-13T00:00:00.000Z", "-000001-01-01T00:00:00.000Z"]) {
    expect(decodeInstantCursor(encodeCursor([text, id]))).toBeNull();
  }
  expect(decodeInstantCursor(null)).toBeNull();
});
