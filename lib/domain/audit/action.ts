/**
 * Everything that leaves an entry in the operation log (G18), by family. A command's own action must stand here:
 * `recordAudit` takes no other. A new one needs its words in messages/{en,zh-CN}/audit.json under "action", with
 * "_" for the dot.
 */
export const AUDIT_ACTIONS = [
  "account.mapped",
  "account.mapping-undone",
  "api-key.created",
  "api-key.revoked",
  "budget.set",
  "connector.added",
  "connector.order-confirmed",
  "connector.order-failed",
  "connector.order-retried",
  "connector.paused",
  "connector.removed",
  "connector.resumed",
  "connector.secret-rotated",
  "connector.tested",
  "customer-invitation.created",
  "customer-invitation.sent",
  "customer-invitation.withdrawn",
  "customer.associated",
  "customer.association-failed",
  "preregistration.created",
  "starting-policy.refused",
  "starting-policy.removed",
  "starting-policy.set",
  "customer.created",
  "delegation.changed",
  "delegation.granted",
  "delegation.lapsed",
  "delegation.recalled",
  "delegation.returned",
  "delegation.revoked",
  "delivery.accepted",
  "delivery.applied",
  "delivery.discarded",
  "delivery.held",
  "distributor.created",
  "evidence.taken",
  "invitation.created",
  "invitation.withdrawn",
  "member.joined",
  "member.removed",
  "member.roles-changed",
  "operation-log.exported",
  "request.approved",
  "request.approved-with-changes",
  "request.asked",
  "request.commented",
  "request.execution-failed",
  "request.rejected",
  "request.superseded",
  "request.withdrawn",
  "reseller.created",
  "reseller.resumed",
  "reseller.stopped",
  "restriction.cause-gone",
  "restriction.cause-moved",
  "restriction.cause-returned",
  "restriction.deletion-held",
  "restriction.deletion-released",
  "restriction.frozen",
  "restriction.lifted",
  "restriction.order-called-off",
  "restriction.order-confirmed",
  "restriction.order-declined",
  "restriction.order-expired",
  "restriction.order-ran",
  "restriction.order-refused",
  "restriction.ordered",
  "restriction.pay-per-use-allowed",
  "restriction.pay-per-use-blocked",
  "restriction.protected",
  "restriction.unprotected",
  "usage.recorded",
  "user.authenticator-removed",
  "user.authenticator-set-up",
  "user.locked",
  "user.password-changed",
  "user.profile-changed",
  "user.signed-in",
  "user.signed-out-everywhere",
  "verification.changed",
  "verification.code-sent",
  "verification.failed",
  "verification.passed",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

type FamilyOf<Name extends string> = Name extends `${infer Family}.${string}` ? Family : never;
export type AuditFamily = FamilyOf<AuditAction>;

/** What stands before the dot: what an act is about. */
function familyOf(action: AuditAction): AuditFamily {
  // Every action of the table is `family.act`, which its type says as well.
  return action.slice(0, action.indexOf(".")) as AuditFamily;
}

/** Each family once, in the table's order. */
export const AUDIT_FAMILIES: readonly AuditFamily[] = [...new Set(AUDIT_ACTIONS.map(familyOf))];
