import type { AuditAction } from "../audit/action";

/** What moves every sum by the hundred a second is answered with the minute. */
const FAMILIES: ReadonlySet<string> = new Set([
  "account",
  "alert-limit",
  "association",
  "budget",
  "company",
  "connector",
  "customer",
  "delegation",
  "delivery",
  "disassociation",
  "month",
  "request",
  "restriction",
]);
const ACTIONS: ReadonlySet<AuditAction> = new Set<AuditAction>([
  "order.renewed",
  "order.unsubscribed",
  "resource.auto-renewal-set",
  "resource.deleted",
  "resource.released",
  "resource.renewal-given-up",
  "resource.renewal-refused",
]);

/** Whether what was done may raise or resolve an alert at once. */
export function mayTurnAlerts(action: AuditAction): boolean {
  return ACTIONS.has(action) || FAMILIES.has(action.slice(0, action.indexOf(".")));
}
