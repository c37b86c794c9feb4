import { expect, test } from "vitest";
import { invitationStateOf } from "./invitation";
import { lockMsAfter } from "./lockout";
import { decidePassword } from "./password";
import { isSessionOpen, SESSION_IDLE_MS } from "./session-life";

const start = new Date("2026-11-22T00:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);

test("a session ends exactly after its idle time, at its absolute end, and when revoked", () => {
  const session = { lastSeenAt: start, expiresAt: later(SESSION_IDLE_MS * 3), revokedAt: null };
  expect(isSessionOpen(session, later(SESSION_IDLE_MS - 1))).toBe(true);
  expect(isSessionOpen(session, later(SESSION_IDLE_MS))).toBe(false);
  const used = { ...session, lastSeenAt: later(SESSION_IDLE_MS * 3 - 1) };
  expect(isSessionOpen(used, later(SESSION_IDLE_MS * 3 - 1))).toBe(true);
  expect(isSessionOpen(used, later(SESSION_IDLE_MS * 3))).toBe(false);
  expect(isSessionOpen({ ...session, revokedAt: start }, later(1))).toBe(false);
});

test("locks begin with the fifth failure, double, and never exceed an hour", () => {
  const minutes = [4, 5, 6, 7, 11, 12, 500].map((failures) => lockMsAfter(failures) / 60_000);
  expect(minutes).toEqual([0, 1, 2, 4, 60, 60, 60]);
});

test("an invitation used is used, whatever else became of it", () => {
  const open = { expiresAt: later(10), acceptedAt: null, withdrawnAt: null };
  expect(invitationStateOf(open, later(9))).toBe("open");
  expect(invitationStateOf(open, later(10))).toBe("expired");
  expect(invitationStateOf({ ...open, withdrawnAt: start }, later(1))).toBe("withdrawn");
  expect(invitationStateOf({ ...open, acceptedAt: start, withdrawnAt: start }, later(20))).toBe("accepted");
});

test("a password is refused with every reason", () => {
  const decision = decidePassword({ password: "ada", email: "ada@example.test" });
  expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual([
    "password.too-short",
    "password.is-the-email",
    "password.too-simple",
  ]);
  expect(decidePassword({ password: "correct horse battery", email: "ada@example.test" }).allowed).toBe(true);
});
