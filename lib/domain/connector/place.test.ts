import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FREEZE_LEVELS } from "../restriction/freeze";
import { afterLaterAct, isStopped, PLACE_STATES, placesOf, wholeOf } from "./place";

const state = fc.constantFrom(...PLACE_STATES);
const source = fc.constantFrom("aws", "azure", "talverne");
const connectors = fc.uniqueArray(
  fc.record({ id: fc.uuid(), sources: fc.option(fc.uniqueArray(source, { minLength: 1 })) }),
  { selector: ({ id }) => id, maxLength: 4 },
);
const spending = fc
  .record({ accounts: fc.integer({ min: 0, max: 3 }), sources: fc.uniqueArray(source) })
  .map(({ accounts, sources }) => ({ accounts, sources: accounts === 0 ? [] : sources }));

describe("places", () => {
  test("our own is always there and confirmed; each connector at most once, and only ordered", () => {
    fc.assert(
      fc.property(connectors, spending, (all, spent) => {
        const places = placesOf(all, spent);
        expect(places.filter(({ kind }) => kind === "own")).toEqual([
          { kind: "own", state: "confirmed", connectorId: null },
        ]);
        const ordered = places.flatMap(({ connectorId }) => connectorId ?? []);
        expect(new Set(ordered).size).toBe(ordered.length);
        expect(places.every((one) => one.kind !== "connector" || one.state === "ordered")).toBe(true);
      }),
    );
  });

  test("a source is told by a connector or recorded only, never neither", () => {
    fc.assert(
      fc.property(connectors, spending, (all, spent) => {
        const places = placesOf(all, spent);
        const told = all.filter(({ id }) => places.some(({ connectorId }) => connectorId === id));
        const untold = spent.sources.filter((one) => !told.some(({ sources }) => sources?.includes(one) ?? true));
        const isRecorded = places.some(({ kind }) => kind === "recorded-only");
        expect(isRecorded).toBe(untold.length > 0 || (told.length === 0 && spent.accounts > 0));
      }),
    );
  });

  test("a connector for all is concerned by a customer that nothing is known of yet", () => {
    const all = { id: "all", sources: null };
    const some = { id: "some", sources: ["aws"] };
    expect(placesOf([all, some], { accounts: 0, sources: [] }).map(({ connectorId }) => connectorId)).toEqual([
      null,
      "all",
    ]);
  });
});

describe("the whole", () => {
  test("is confirmed only when every place is; one that failed is never hidden", () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1 }), (states) => {
        const whole = wholeOf(states);
        const live = states.filter((one) => one !== "superseded");
        expect(whole === "confirmed").toBe(live.every((one) => one === "confirmed"));
        expect(whole === "failed").toBe(states.includes("failed"));
      }),
    );
  });

  test("nothing is said to have stopped before it is confirmed, and a lift stops nothing", () => {
    fc.assert(
      fc.property(fc.array(state), fc.constantFrom(null, ...FREEZE_LEVELS), (states, level) => {
        const open = states.some((one) => one === "ordered" || one === "failed" || one === "recorded");
        if (open || level === null) expect(isStopped(level, states)).toBe(false);
      }),
    );
  });
});

test("a later act takes over what is open or failed, once, and leaves what is settled", () => {
  fc.assert(
    fc.property(state, (one) => {
      const after = afterLaterAct(one);
      expect(afterLaterAct(after)).toBe(after);
      expect(after === one).toBe(one !== "ordered" && one !== "failed");
    }),
  );
});
