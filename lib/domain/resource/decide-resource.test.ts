import { expect, test } from "vitest";
import type { Decision } from "../decision";
import { UNDELEGATED } from "../delegation/authority";
import { CHARGING_MODES } from "../expenditure/charge";
import { decideDelete, decideRename, decideResourceRelease, NAME_MAX, type ResourceReason } from "./decide-resource";
import { waysOf } from "./way";

const at = new Date("2026-11-20T04:00:00Z");
const open = { mode: "pay-per-use", closedAt: null, closedCause: null } as const;
const closed = { ...open, closedAt: at, closedCause: "released" } as const;
const codes = (decision: Decision<ResourceReason>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

const calm = {
  suspended: [],
  freezeOrigins: [],
  resourcesFrozen: false,
  deletionDueAt: null,
  deletionHeldSince: null,
  authority: UNDELEGATED,
};

test("a name is between one and so many characters, as a person counts them", () => {
  expect(codes(decideRename({ resource: open, name: "🧊".repeat(NAME_MAX) }))).toEqual([]);
  expect(codes(decideRename({ resource: open, name: "🧊".repeat(NAME_MAX + 1) }))).toEqual(["resource.name-too-long"]);
  expect(codes(decideRename({ resource: closed, name: "  " }))).toEqual(["resource.closed", "resource.name-missing"]);
});

test("what is paid by use is deleted unless something freezes it; every objection is named", () => {
  expect(codes(decideDelete({ ...calm, resource: open }))).toEqual([]);
  expect(codes(decideDelete({ ...calm, resource: { ...open, mode: "spot" } }))).toEqual([]);
  const frozen = { ...calm, suspended: ["reseller"], freezeOrigins: ["manual"], resourcesFrozen: true } as const;
  expect(codes(decideDelete({ ...frozen, resource: { ...closed, mode: "yearly-monthly" } }))).toEqual([
    "resource.closed",
    "resource.paid-in-advance",
    "purchase.partner-suspended",
    "purchase.account-frozen",
    "purchase.resources-frozen",
  ]);
});

test("two people release what is due to the millisecond, and nothing that is held, closed or has no clock", () => {
  const facts = { resource: open, deletionDueAt: at, heldSince: null, at };
  expect(codes(decideResourceRelease(facts))).toEqual([]);
  expect(codes(decideResourceRelease({ ...facts, at: new Date(at.getTime() - 1) }))).toEqual(["resource.not-due"]);
  expect(codes(decideResourceRelease({ ...facts, deletionDueAt: null }))).toEqual(["resource.not-due"]);
  expect(codes(decideResourceRelease({ ...facts, deletionDueAt: null, heldSince: at }))).toEqual(["resource.held"]);
  expect(codes(decideResourceRelease({ ...facts, resource: closed, heldSince: at }))).toEqual([
    "resource.closed",
    "resource.held",
  ]);
});

test("what a customer may set out to do follows from how it pays and whether it is expired", () => {
  const ways = (status: Parameters<typeof waysOf>[1]) => CHARGING_MODES.map((mode) => waysOf(mode, status).join(" "));
  expect(ways("in-use")).toEqual(["convert", "", "renew change unsubscribe", "renew", "renew"]);
  expect(ways("retention")).toEqual(
    ["convert", "", "renew", "renew", "renew"].map((way) => way.replace("convert", "")),
  );
  expect(ways("closed")).toEqual(["", "", "", "", ""]);
});
