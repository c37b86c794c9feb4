import type { CompanyKind } from "../access/actor";
import type { Topic } from "./topic";
import { topicOf } from "./topic";

type Kept = { readonly kind: string; readonly facts: unknown };

/** The path in the product that a notice leads its reader to: where it can act, else where it can read more. */
export function noticeLinkOf(notice: Kept, customerId: string | null, reader: CompanyKind): string {
  const { kind, facts } = notice;
  if (kind === "webhook-disabled") return own("/organization/webhooks", idIn(facts, "webhookId"));
  const topic = topicOf(kind, facts);
  if (reader === "customer") return ofCustomer(topic, facts);
  const alertId = idIn(facts, "alertId");
  if (kind === "alert-raised" || kind === "alert-resolved")
    return alertId === null ? "/alerts" : `/alerts?alert=${alertId}`;
  return topic === null ? toMessages() : PARTNER_LINKS[topic](facts, customerId);
}

function ofCustomer(topic: Topic | null, facts: unknown): string {
  switch (topic) {
    case "order":
      return own("/portal/orders", idIn(facts, "orderId"));
    case "deletion":
    case "renewal":
      return own("/portal/resources", idIn(facts, "resourceId"));
    case "budget":
    case "restriction":
      return "/portal";
    case "association":
    case "company":
      return "/portal/partner";
    default:
      return "/portal/messages";
  }
}

const toMessages = () => "/messages";
const toCustomer = (tab: string) => (_facts: unknown, customerId: string | null) =>
  customerId === null ? toMessages() : `/customers/${customerId}${tab}`;

/** Where a partner acts on what it is told of. */
const PARTNER_LINKS: { readonly [Name in Topic]: (facts: unknown, customerId: string | null) => string } = {
  budget: toCustomer("/budget"),
  pace: toCustomer(""),
  restriction: toCustomer("/restriction"),
  deletion: toCustomer("/resources"),
  renewal: toCustomer("/resources"),
  order: toMessages,
  question: toMessages,
  request: (facts) => own("/requests", idIn(facts, "requestId")),
  act: () => "/customers/acts",
  delegation: () => "/quotas",
  development: (_facts, customerId) =>
    customerId === null ? "/customer-development/history" : `/customers/${customerId}`,
  association: () => "/associations",
  assignment: () => "/organization/assignment",
  delivery: () => "/deliveries",
  company: toMessages,
  webhook: () => "/organization/webhooks",
};

const own = (path: string, id: string | null): string => (id === null ? path : `${path}/${id}`);

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Only what is an id becomes part of an address. */
function idIn(facts: unknown, name: string): string | null {
  const found = typeof facts === "object" && facts !== null ? Reflect.get(facts, name) : null;
  return typeof found === "string" && ID.test(found) ? found : null;
}
