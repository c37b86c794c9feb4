import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Action } from "@/lib/domain/access/permit";

/** What each page asks of its visitor: an action of the access table, "signed-in", or "anyone". */
export const PAGES: Readonly<Record<string, Action | "signed-in" | "anyone">> = {
  "/": "home.read",
  "/customers": "customer.read",
  "/agreements/[version]": "restriction.read",
  "/customers/acts": "restriction.read",
  "/customers/renewals": "home.read",
  "/customers/budgets": "budget.set",
  "/customers/move": "customer.move",
  "/customers/restrictions": "restriction.batch",
  "/customers/[customerId]": "customer.read",
  "/customers/[customerId]/budget": "customer.read",
  "/customers/[customerId]/restriction": "customer.read",
  "/customers/[customerId]/resources": "customer.read",
  "/customers/[customerId]/coupons": "customer.read",
  "/customers/[customerId]/bridge": "customer.read",
  "/customers/[customerId]/then": "history.read",
  "/customers/[customerId]/association": "customer.read",
  "/resellers": "reseller.read",
  "/resellers/[resellerId]": "reseller.read",
  "/resellers/[resellerId]/delegation": "reseller.read",
  "/customer-development": "development.read",
  "/customer-development/links": "development.read",
  "/customer-development/history": "development.read",
  "/quotas": "delegation.read",
  "/products": "product.read",
  "/products/[offerId]": "order.prepare",
  "/orders": "order.read",
  "/orders/[orderId]": "order.read",
  "/resources": "resource.read",
  "/resources/due": "restriction.read",
  "/resources/[resourceId]": "resource.read",
  "/requests": "request.read",
  "/requests/new": "request.create",
  "/requests/[requestId]": "request.read",
  "/questions": "question.read",
  "/associations": "association.read",
  "/associations/[associationId]": "association.read",
  "/expenditure/months": "home.read",
  "/expenditure/months/[month]": "home.read",
  "/deliveries": "delivery.read",
  "/deliveries/[importId]": "delivery.read",
  "/deliveries/accounts": "account.read",
  "/organization/members": "member.read",
  "/organization/assignment": "assignment.read",
  "/organization/roles": "member.read",
  "/organization/api-keys": "api-key.manage",
  "/organization/connectors": "connector.manage",
  "/organization/connectors/[connectorId]": "connector.manage",
  "/organization/bring-over": "base.bring-over",
  "/organization/coupons": "coupon-settlement.set",
  "/organization/security": "verification.manage",
  "/operation-log": "operation-log.read",
  "/demo/mail": "demo-mail.read",
  "/profile": "signed-in",
  "/portal": "portal.read",
  "/portal/expenditure": "portal.read",
  "/portal/bridge": "portal.read",
  "/portal/products": "portal.read",
  "/portal/products/[offerId]": "order.place",
  "/portal/orders": "portal.read",
  "/portal/orders/[orderId]": "portal.read",
  "/portal/resources": "portal.read",
  "/portal/resources/[resourceId]": "portal.read",
  "/portal/resources/[resourceId]/renew": "order.place",
  "/portal/resources/[resourceId]/change": "order.place",
  "/portal/resources/[resourceId]/unsubscribe": "order.place",
  "/portal/resources/[resourceId]/convert": "order.place",
  "/portal/coupons": "portal.read",
  "/portal/messages": "portal.read",
  "/portal/partner": "portal.read",
  "/sign-in": "anyone",
  "/invitation/[token]": "anyone",
  "/join/[token]": "anyone",
  "/no-access": "anyone",
  "/api/v1/docs": "anyone",
};

const APP = join(import.meta.dirname, "../app");

/** Every page there is, by its address; a page missing in PAGES fails the access story. */
export function pagesOnDisk(): readonly string[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${relative(APP, join(APP, file))}`)
    .map((file) => file.replace(/\/page\.tsx$/, "").replaceAll(/\/\([^)]+\)/g, "") || "/")
    .sort();
}
