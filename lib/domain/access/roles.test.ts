import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMPANY_KINDS, MEMBER_ROLES, type MemberRole } from "./actor";
import { decideMemberChange, decideRoles, ROLES_MAX, rolesOf } from "./roles";

const codes = (roles: readonly MemberRole[], companyKind: (typeof COMPANY_KINDS)[number] = "distributor") => {
  const decision = decideRoles({ companyKind, roles });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

describe("roles of one member", () => {
  test("every single role fits a partner, and only administrator and viewer a customer", () => {
    for (const role of MEMBER_ROLES) {
      expect(codes([role], "reseller")).toEqual([]);
      const fits = rolesOf("customer").includes(role);
      expect(codes([role], "customer")).toEqual(fits ? [] : ["role.not-for-customers"]);
    }
  });

  test("a member has at least one role", () => {
    expect(codes([])).toEqual(["role.none"]);
  });

  test("administrator stands alone", () => {
    expect(codes(["administrator", "viewer"])).toContain("role.administrator-alone");
  });

  test("account manager and account director exclude each other", () => {
    expect(codes(["account-manager", "director"])).toEqual(["role.manager-and-director"]);
    expect(codes(["account-manager", "finance", "viewer"])).toEqual([]);
  });

  test("whatever is allowed is one to three roles that fit together, in any order", () => {
    fc.assert(
      fc.property(fc.subarray([...MEMBER_ROLES]), fc.constantFrom(...COMPANY_KINDS), (roles, companyKind) => {
        const allowed = decideRoles({ companyKind, roles }).allowed;
        expect(decideRoles({ companyKind, roles: [...roles].reverse() }).allowed).toBe(allowed);
        if (!allowed) return;
        expect(roles.length).toBeGreaterThan(0);
        expect(roles.length).toBeLessThanOrEqual(ROLES_MAX);
        expect(roles.includes("administrator") && roles.length > 1).toBe(false);
      }),
    );
  });
});

describe("the last administrator", () => {
  test("can neither be removed nor demoted", () => {
    for (const after of [[], ["viewer"]] as const) {
      const decision = decideMemberChange({ before: ["administrator"], after, otherAdministrators: 0 });
      expect(decision).toEqual({ allowed: false, reasons: [{ code: "member.last-administrator" }] });
    }
  });

  test("leaves freely once there is another", () => {
    expect(decideMemberChange({ before: ["administrator"], after: [], otherAdministrators: 1 }).allowed).toBe(true);
  });
});
