import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadLabels } from "./trend-points";

test("labels keep the order of their lines, apart from one another and within the drawing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 240 }), { minLength: 1, maxLength: 7 }), (ends) => {
      const places = spreadLabels(ends, { top: 0, bottom: 240, gap: 16 });
      const sorted = places.toSorted((left, right) => left - right);
      for (const [index, place] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(240);
        if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(16);
      }
      ends.forEach((end, left) => {
        ends.forEach((other, right) => {
          if (end < other) expect(places[left]).toBeLessThan(places[right] ?? 0);
        });
      });
    }),
  );
});

test("labels with room stay beside their lines", () => {
  expect(spreadLabels([100, 20, 200], { top: 0, bottom: 240, gap: 16 })).toEqual([100, 20, 200]);
});
