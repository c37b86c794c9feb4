import fc from "fast-check";
import { expect, test } from "vitest";
import { LINK_LIFE_DAYS, LINK_LIFE_DAYS_MAX, linkDayChoices, linkEndOf, linkStateOf } from "./link";

const made = new Date("2026-11-29T12:00:00Z");
const none = { usedAt: null, withdrawnAt: null };

test("a link is open from its making up to, not at, its end", () => {
  const expiresAt = linkEndOf(made, LINK_LIFE_DAYS);
  expect(expiresAt).toEqual(new Date("2026-12-06T12:00:00Z"));
  expect(linkStateOf({ expiresAt, ...none }, new Date(expiresAt.getTime() - 1))).toBe("open");
  expect(linkStateOf({ expiresAt, ...none }, expiresAt)).toBe("expired");
});

test("what is used or withdrawn never opens again, whenever one looks", () => {
  const instants = fc.date({ min: new Date(0), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true });
  fc.assert(
    fc.property(instants, instants, instants, (expiresAt, usedAt, at) => {
      expect(linkStateOf({ expiresAt, usedAt, withdrawnAt: null }, at)).toBe("used");
      expect(linkStateOf({ expiresAt, usedAt, withdrawnAt: usedAt }, at)).toBe("used");
      expect(linkStateOf({ expiresAt, usedAt: null, withdrawnAt: usedAt }, at)).toBe("withdrawn");
    }),
  );
});

test("a hyperlink is offered for no longer than the installation allows, and always for that", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LINK_LIFE_DAYS_MAX }), (life) => {
      const offered = linkDayChoices(life);
      expect(Math.max(...offered)).toBe(life);
      expect(new Set(offered).size).toBe(offered.length);
    }),
  );
});
