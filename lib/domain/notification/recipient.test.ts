import { expect, test } from "vitest";
import {
  decideLinkAgain,
  decideRecipient,
  PHONE,
  RECIPIENT_LINK_LIFE_MS,
  RECIPIENT_LINK_PAUSE_MS,
  RECIPIENTS_MAX,
  recipientStateOf,
} from "./recipient";

const sentAt = new Date("2026-11-30T00:00:00Z");
const after = (ms: number) => new Date(sentAt.getTime() + ms);
const linkUntil = after(RECIPIENT_LINK_LIFE_MS);
const waiting = { verifiedAt: null, linkUntil, removedAt: null };
const codes = (decision: ReturnType<typeof decideRecipient>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

test("an address waits for a week, then its link is expired; confirmed it stays so, removed nothing else counts", () => {
  expect(recipientStateOf(waiting, after(RECIPIENT_LINK_LIFE_MS - 1))).toBe("waiting");
  expect(recipientStateOf(waiting, linkUntil)).toBe("expired");
  expect(recipientStateOf({ ...waiting, verifiedAt: sentAt }, after(9 * RECIPIENT_LINK_LIFE_MS))).toBe("confirmed");
  expect(recipientStateOf({ ...waiting, verifiedAt: sentAt, removedAt: sentAt }, sentAt)).toBe("removed");
});

test("the twentieth is added, the twenty-first is not; every reason is told", () => {
  expect(codes(decideRecipient({ count: RECIPIENTS_MAX - 1, addressTaken: false }))).toEqual([]);
  expect(codes(decideRecipient({ count: RECIPIENTS_MAX, addressTaken: true }))).toEqual([
    "recipient.too-many",
    "recipient.address-taken",
  ]);
});

test("another link is sent from five minutes after the last on, never to who has confirmed", () => {
  const again = (ms: number, verifiedAt: Date | null = null) =>
    codes(decideLinkAgain({ verifiedAt, linkUntil, at: after(ms) }));
  expect(again(RECIPIENT_LINK_PAUSE_MS - 1)).toEqual(["recipient.link-just-sent"]);
  expect(again(RECIPIENT_LINK_PAUSE_MS)).toEqual([]);
  expect(again(0, sentAt)).toEqual(["recipient.confirmed-already"]);
});

test("a phone number is one in international form", () => {
  for (const good of ["+8613800138000", "+4912345678", "+123456789012345"]) expect(good).toMatch(PHONE);
  for (const bad of ["13800138000", "+0123456789", "+123456", "+1234567890123456", "+49 123 4567890", "+49x1234567"]) {
    expect(bad).not.toMatch(PHONE);
  }
});
