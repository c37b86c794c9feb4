import fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredFreezeOrigin } from "../restriction/freeze";
import {
  type AskFacts,
  decideApproval,
  decideAsking,
  decideCheck,
  decideRejection,
  decideWithdrawal,
  type StepFacts,
} from "./decide-disassociation";
import { DISASSOCIATION_STATES, SIDES } from "./disassociation";

const at = new Date("2026-11-20T04:00:00Z");
const FREE: AskFacts = {
  suspended: [],
  freezeOrigins: [],
  commitments: null,
  waiting: 0,
  side: "partner",
  declared: true,
  understood: true,
  reason: "The contract ends.",
  pending: null,
  asked: [],
  at,
};
const codes = (decision: { allowed: boolean; reasons?: readonly { code: string }[] }) =>
  (decision.reasons ?? []).map(({ code }) => code);
const commitments = { count: 2, until: new Date("2027-03-01T00:00:00Z") };

test("either side may ask when nothing stands against it; the distributor above a reseller may not", () => {
  for (const side of SIDES) expect(decideAsking({ ...FREE, side })).toEqual({ allowed: true });
  expect(codes(decideAsking({ ...FREE, side: null }))).toEqual(["association.not-the-partner"]);
});

test("every reason is told at once", () => {
  const asked = [1, 2, 3].map((days) => new Date(at.getTime() - days * 86_400_000));
  const decision = decideAsking({
    suspended: ["reseller"],
    freezeOrigins: ["association-default", "manual"],
    commitments,
    waiting: 1,
    side: "customer",
    declared: false,
    understood: false,
    reason: " ",
    pending: { state: "pending-customer", since: at },
    asked,
    at,
  });
  expect(codes(decision)).toEqual([
    "association.company-suspended",
    "association.manually-frozen",
    "association.commitment-valid",
    "association.requests-waiting",
    "association.already-asked",
    "association.too-often",
    "association.not-declared",
    "association.not-understood",
    "association.reason-missing",
  ]);
});

test("freezes by association, by exhaustion or by a suspended partner do not stand against it, one by hand does", () => {
  const origins = fc.subarray<StoredFreezeOrigin>(["association-default", "manual", "budget-exhausted"]);
  fc.assert(
    fc.property(origins, (freezeOrigins) => {
      expect(decideCheck({ ...FREE, freezeOrigins }).allowed).toBe(!freezeOrigins.includes("manual"));
    }),
  );
});

test("the fourth request of a side within three months is refused, and allowed once the first is older", () => {
  const asked = ["2026-08-20T04:00:00.001Z", "2026-09-01T00:00:00Z", "2026-11-01T00:00:00Z"].map(
    (text) => new Date(text),
  );
  expect(decideAsking({ ...FREE, asked })).toEqual({
    allowed: false,
    reasons: [{ code: "association.too-often", max: 3, oldestAt: asked[0] }],
  });
  expect(decideAsking({ ...FREE, asked, at: new Date("2026-11-20T04:00:00.001Z") })).toEqual({ allowed: true });
});

test("a reason has at most 256 characters, counted as people count", () => {
  expect(decideAsking({ ...FREE, reason: "😀".repeat(256) })).toEqual({ allowed: true });
  expect(codes(decideAsking({ ...FREE, reason: "a".repeat(257) }))).toEqual(["association.text-too-long"]);
});

const STEP: StepFacts = { suspended: [], side: "customer", state: "pending-customer", note: "No." };
const APPROVAL = { ...STEP, freezeOrigins: [], commitments: null };

test("only the side that was asked answers, only the asker withdraws, and only while it waits", () => {
  for (const side of SIDES) {
    for (const state of DISASSOCIATION_STATES) {
      const answers = state === `pending-${side}`;
      const asks = state === `pending-${side === "partner" ? "customer" : "partner"}`;
      expect(decideApproval({ ...APPROVAL, side, state }).allowed).toBe(answers);
      expect(decideRejection({ ...STEP, side, state }).allowed).toBe(answers);
      expect(decideWithdrawal({ ...STEP, side, state }).allowed).toBe(asks);
    }
  }
});

test("what forbids the end now forbids the approval: a freeze by hand, a commitment, a frozen partner", () => {
  expect(
    codes(decideApproval({ ...APPROVAL, freezeOrigins: ["manual"], commitments, suspended: ["distributor"] })),
  ).toEqual(["association.company-suspended", "association.manually-frozen", "association.commitment-valid"]);
});

test("a rejection says why; a frozen partner neither rejects nor withdraws, a customer may", () => {
  expect(codes(decideRejection({ ...STEP, note: null }))).toEqual(["association.note-missing"]);
  const suspended = ["reseller"] as const;
  expect(decideRejection({ ...STEP, suspended }).allowed).toBe(true);
  expect(decideRejection({ ...STEP, suspended, side: "partner", state: "pending-partner" }).allowed).toBe(false);
  expect(decideWithdrawal({ ...STEP, suspended, side: "partner" }).allowed).toBe(false);
});
