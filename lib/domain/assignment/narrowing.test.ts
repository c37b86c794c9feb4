import fc from "fast-check";
import { expect, test } from "vitest";
import { COMPANY_KINDS, MEMBER_ROLES, type MemberRole } from "../access/actor";
import { canManage, isNarrowed, narrowedTo } from "./narrowing";

const company = (kind: (typeof COMPANY_KINDS)[number]) => ({ kind, id: "company", name: "One", accountName: "one" });
const person = (roles: readonly MemberRole[]) =>
  ({ kind: "person", userId: "user", memberId: "member", name: "Ann", email: "ann@one.example", roles }) as const;

test("the only narrowing role is account manager, and any other beside it widens", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...MEMBER_ROLES), { maxLength: 3 }), (roles) => {
      expect(isNarrowed(roles)).toBe(roles.length === 1 && roles[0] === "account-manager");
    }),
  );
});

test("who is narrowed can be given customers, so that nobody is narrowed to nothing for good", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...MEMBER_ROLES), { maxLength: 3 }), (roles) => {
      if (isNarrowed(roles)) expect(canManage(roles)).toBe(true);
    }),
  );
});

test("keys, the operator, jobs and customers are never narrowed", () => {
  const vias = [
    { kind: "key", keyId: "key", name: "nightly", scopes: ["customers"] },
    { kind: "operator" },
    { kind: "system" },
  ] as const;
  for (const kind of COMPANY_KINDS) {
    for (const via of vias) expect(narrowedTo({ via, company: company(kind) })).toBeNull();
  }
  const via = person(["account-manager"]);
  expect(narrowedTo({ via, company: company("customer") })).toBeNull();
  for (const kind of ["distributor", "reseller"] as const) {
    expect(narrowedTo({ via, company: company(kind) })).toBe("member");
  }
});
