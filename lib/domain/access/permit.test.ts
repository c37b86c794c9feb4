import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, COMPANY_KINDS, type CompanyKind, KEY_SCOPES, MEMBER_ROLES, type MemberRole } from "./actor";
import { ACCESS, ACTIONS, issuePermit } from "./permit";

function actorOf(kind: CompanyKind, via: Actor["via"]): Actor {
  return {
    distributorId: "00000000-0000-7000-8000-000000000001",
    company: { kind, id: "00000000-0000-7000-8000-000000000002", name: "One", accountName: "one" },
    companyState: "active",
    via,
    requestId: "request",
    ip: null,
  };
}

function person(roles: readonly MemberRole[]): Actor["via"] {
  return { kind: "person", userId: "user", memberId: "member", name: "Ann", email: "ann@one.example", roles };
}

function key(scopes: Extract<Actor["via"], { kind: "key" }>["scopes"]): Actor["via"] {
  return { kind: "key", keyId: "key", name: "nightly", scopes };
}

function mayTry(kind: CompanyKind, via: Actor["via"], action: (typeof ACTIONS)[number]): boolean {
  return issuePermit(actorOf(kind, via), action) !== null;
}

const PERSONS = COMPANY_KINDS.flatMap((kind) => MEMBER_ROLES.map((role) => ({ kind, role })));

describe("the table", () => {
  test("is walked cell by cell: action x company x role or scope", () => {
    const rows = ACTIONS.map((action) => {
      const people = PERSONS.filter(({ kind, role }) => mayTry(kind, person([role]), action));
      const keys = COMPANY_KINDS.flatMap((kind) =>
        KEY_SCOPES.filter((scope) => mayTry(kind, key([scope]), action)).map((scope) => `${kind} key ${scope}`),
      );
      return [action, [...people.map(({ kind, role }) => `${kind} ${role}`), ...keys]] as const;
    });
    expect(Object.fromEntries(rows)).toMatchSnapshot();
  });

  test("what a viewer may try, the administrator of the same company may", () => {
    for (const kind of COMPANY_KINDS) {
      for (const action of ACTIONS) {
        if (mayTry(kind, person(["viewer"]), action)) {
          expect(mayTry(kind, person(["administrator"]), action), `${kind} ${action}`).toBe(true);
        }
      }
    }
  });

  test("a viewer may try nothing that changes another's facts", () => {
    const own = ["profile.manage", "purchase.decide", "partner.ask", "export.create", "view.save"];
    const writes = ACTIONS.filter((action) => !action.endsWith(".read") && !own.includes(action));
    for (const kind of COMPANY_KINDS) {
      expect(writes.filter((action) => mayTry(kind, person(["viewer"]), action))).toEqual([]);
    }
  });

  test("whoever may restrict a batch may do each of its acts alone", () => {
    const acts = [
      "restriction.freeze",
      "restriction.lift",
      "restriction.block-pay-per-use",
      "restriction.allow-pay-per-use",
    ] as const;
    for (const { kind, role } of PERSONS) {
      if (!mayTry(kind, person([role]), "restriction.batch")) continue;
      for (const act of acts) expect(mayTry(kind, person([role]), act), `${kind} ${role} ${act}`).toBe(true);
    }
  });

  test("several roles allow what any of them allows, and nothing more", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPANY_KINDS),
        fc.uniqueArray(fc.constantFrom(...MEMBER_ROLES), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...ACTIONS),
        (kind, roles, action) => {
          const alone = roles.some((role) => mayTry(kind, person([role]), action));
          expect(mayTry(kind, person(roles), action)).toBe(alone);
        },
      ),
    );
  });
});

describe("who is unknown gets nothing", () => {
  test("a role outside the list, and no role at all", () => {
    const unknown = person(["superuser" as MemberRole]);
    for (const kind of COMPANY_KINDS) {
      for (const action of ACTIONS) {
        expect(mayTry(kind, unknown, action)).toBe(false);
        expect(mayTry(kind, person([]), action)).toBe(false);
      }
    }
  });

  test("a key without the scope, and any key where the table names none", () => {
    for (const action of ACTIONS) {
      const { scope } = ACCESS[action];
      const others = KEY_SCOPES.filter((candidate) => candidate !== scope);
      for (const kind of COMPANY_KINDS) expect(mayTry(kind, key(others), action), `${kind} ${action}`).toBe(false);
    }
  });
});

test("the operator and a job act for a company whole, never beyond its kind", () => {
  for (const kind of COMPANY_KINDS) {
    for (const action of ACTIONS) {
      const companies: readonly CompanyKind[] = ACCESS[action].companies;
      expect(mayTry(kind, { kind: "operator" }, action)).toBe(companies.includes(kind));
      expect(mayTry(kind, { kind: "system" }, action)).toBe(companies.includes(kind));
    }
  }
});
