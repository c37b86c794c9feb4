import fc from "fast-check";
import { expect, test } from "vitest";
import { type Challenge, isOpen, nextCodeStep, resendPauseMs, unusedStep } from "./decide-code";
import { CODE_LIFE_MS, CODE_RESEND_MS, CODE_TRIES_MAX } from "./verification";

const START = Date.parse("2026-11-29T10:00:00Z");
const instant = fc.integer({ min: 0, max: 2 * CODE_LIFE_MS }).map((ms) => new Date(START + ms));
const channel = fc.constantFrom("email" as const, "totp" as const);
const challenge: fc.Arbitrary<Challenge> = fc.record({
  channel,
  askedAt: fc.constant(new Date(START)),
  tries: fc.integer({ min: 0, max: CODE_TRIES_MAX }),
  usedAt: fc.option(instant),
});

test("a code is compared only while it is unused, in time, within its tries and by the way in force", () => {
  fc.assert(
    fc.property(fc.option(challenge), channel, instant, fc.boolean(), fc.boolean(), (known, way, at, given, anew) => {
      const step = nextCodeStep({ challenge: known, channel: way, at, given, anew });
      const mayCompare =
        known !== null &&
        known.channel === way &&
        known.usedAt === null &&
        known.tries < CODE_TRIES_MAX &&
        at.getTime() < START + CODE_LIFE_MS;
      expect(isOpen(known, way, at)).toBe(mayCompare);
      expect(step.kind === "compare").toBe(mayCompare && given && !anew);
    }),
  );
});

test("between two codes of one operation lie 60 seconds, unless the first was used up", () => {
  fc.assert(
    fc.property(challenge, instant, fc.boolean(), fc.boolean(), (known, at, given, anew) => {
      const step = nextCodeStep({ challenge: known, channel: known.channel, at, given, anew });
      if (step.kind !== "ask") return;
      expect(known.usedAt !== null || at.getTime() >= START + CODE_RESEND_MS).toBe(true);
      expect(resendPauseMs(known, known.channel, at)).toBe(0);
    }),
  );
});

test("what nobody asked for is asked, and what is asked is not asked again by itself", () => {
  const at = new Date(START + 1000);
  const first = { challenge: null, channel: "email", at, given: true, anew: false } as const;
  expect(nextCodeStep(first)).toEqual({ kind: "ask" });
  const asked: Challenge = { channel: "email", askedAt: new Date(START), tries: 0, usedAt: null };
  expect(nextCodeStep({ ...first, challenge: asked, given: false })).toEqual({ kind: "stands", problem: null });
  const spent = { ...asked, tries: CODE_TRIES_MAX };
  expect(nextCodeStep({ ...first, challenge: spent })).toEqual({ kind: "stands", problem: "spent" });
  const late = new Date(START + CODE_LIFE_MS);
  expect(nextCodeStep({ ...first, challenge: asked, at: late })).toEqual({ kind: "stands", problem: "expired" });
});

test("a step of an authenticator is used once, and none before it afterwards", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10)), fc.option(fc.nat(10)), (matching, last) => {
      const step = unusedStep(matching, last);
      expect(step === null).toBe(!matching.some((one) => last === null || one > last));
      if (step !== null) expect(unusedStep([step], step)).toBeNull();
    }),
  );
});
