import { expect, test } from "vitest";
import { COMPANY_KINDS, type CompanyKind, MEMBER_ROLES, type MemberRole } from "./actor";
import { ACCESS, ACTIONS, type Action } from "./permit";
import { roleItemsOf } from "./role-items";

test("what is shown of the table is the table, for whoever can be a member", () => {
  for (const kind of COMPANY_KINDS) {
    const shown = new Map(roleItemsOf(kind).map(({ action, roles }) => [action, roles]));
    for (const action of ACTIONS) {
      const rule: { readonly companies: readonly CompanyKind[]; readonly roles: readonly MemberRole[] } =
        ACCESS[action];
      const able = rule.companies.includes(kind) ? rule.roles : [];
      const known = kind === "customer" ? ["administrator", "viewer"] : MEMBER_ROLES;
      expect(shown.get(action) ?? []).toEqual(able.filter((role) => known.includes(role)));
    }
  }
});

/** What an administrator may and a director may not (G21); nothing else sets them apart. */
const ADMINISTRATORS: readonly Action[] = [
  "member.manage",
  "api-key.manage",
  "operation-log.read",
  "mail.read",
  "connector.manage",
  "base.bring-over",
  "verification.manage",
  "operation-log.export",
  "export.customers",
  "notification.read",
  "webhook.manage",
  "disassociation.ask",
  "disassociation.decide",
  "disassociation.withdraw",
];
/** Reading that is a leader's alone: evidence holds the inner reasons and notices of a customer. */
const LEADERS: readonly Action[] = ["evidence.read"];
/** Of the company whole: read by everybody but account managers, who read of their customers. */
const WHOLE: readonly Action[] = ["delivery.read", "account.read", "credit.read"];
const BOOKS: readonly Action[] = [
  "delivery.import",
  "delivery.accept",
  "account.map",
  "coupon.issue",
  "coupon.withdraw",
  "coupon-settlement.set",
  "expenditure.close",
  "credit.record",
  "alert.handle",
];
const OF_ACCOUNT_MANAGERS: readonly Action[] = [
  "budget.set",
  "restriction.freeze",
  "restriction.lift",
  "restriction.block-pay-per-use",
  "restriction.allow-pay-per-use",
  "restriction.call-off",
  "restriction.retry",
  "restriction.batch",
  "resource.release",
  "development.manage",
  "request.create",
  "request.withdraw",
  "request.comment",
  "request.decide",
  "order.cancel",
  "order.prepare",
  "question.answer",
  "anomaly.dismiss",
  "alert.handle",
];
/** Asked or done by everybody: reading in effect, or about oneself. */
const EVERYBODYS: readonly Action[] = ["purchase.decide", "profile.manage", "export.create", "view.save"];

test("the roles of partners are those agreed, line by line", () => {
  const isReading = (action: Action) => action.endsWith(".read") && ![...ADMINISTRATORS, ...LEADERS].includes(action);
  for (const kind of ["distributor", "reseller"] as const) {
    for (const { action, roles } of roleItemsOf(kind)) {
      const may = (role: MemberRole) => roles.includes(role);
      const everybodys = isReading(action) || EVERYBODYS.includes(action);
      expect(may("administrator"), action).toBe(true);
      expect(may("director"), action).toBe(!ADMINISTRATORS.includes(action));
      expect(may("viewer"), action).toBe(everybodys);
      expect(may("finance"), action).toBe(everybodys || BOOKS.includes(action));
      expect(may("account-manager"), action).toBe(
        (everybodys && !WHOLE.includes(action)) || OF_ACCOUNT_MANAGERS.includes(action),
      );
    }
  }
});
