import fc from "fast-check";
import { expect, test } from "vitest";
import { knownAt, stoodAt } from "./then";

const instant = fc.date({ min: new Date(0), max: new Date(10_000), noInvalidDate: true });

test("stretches that follow each other tile time: at every instant exactly one of them stood", () => {
  fc.assert(
    fc.property(fc.uniqueArray(instant, { minLength: 1, selector: (at) => at.getTime() }), instant, (starts, at) => {
      const ordered = starts.toSorted((left, right) => left.getTime() - right.getTime());
      const first = ordered[0] ?? at;
      const stretches = ordered.map((since, index) => ({ since, endedAt: ordered[index + 1] ?? null }));
      const standing = stretches.filter((stretch) => stoodAt(stretch, at)).length;
      expect(standing).toBe(at < first ? 0 : 1);
    }),
  );
});

test("that a cause would go is not known before it went, and known from that very instant", () => {
  fc.assert(
    fc.property(fc.option(instant, { nil: null }), instant, (goneAt, at) => {
      const known = knownAt({ goneAt }, at);
      expect(known.goneAt).toBe(goneAt !== null && goneAt <= at ? goneAt : null);
      expect(knownAt(known, at)).toEqual(known);
    }),
  );
});
