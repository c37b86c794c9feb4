import type { CompanyKind } from "../access/actor";
import { ALERTS, type AlertKind } from "./alert";
import type { AlertFacts } from "./alert-facts";

type About = {
  readonly alert: AlertFacts;
  readonly customerId: string | null;
  readonly resellerId: string | null;
  readonly subjectId: string | null;
};

/** The page where what an alert tells of is dealt with; null: it has no page of its own. */
export function alertLinkOf(about: About, reader: CompanyKind): string | null {
  const { alert, customerId } = about;
  const { leadsTo } = ALERTS[alert.kind];
  if (leadsTo === "subject") return SUBJECTS[alert.kind]?.(about, reader) ?? null;
  if (leadsTo === "renewals") return "/customers/renewals";
  if (customerId === null) return null;
  return leadsTo === "customer" ? `/customers/${customerId}` : `/customers/${customerId}/${leadsTo}`;
}

/** A reseller as its distributor opens it; null for the reseller itself. */
function resellerOf({ resellerId }: About, reader: CompanyKind): string | null {
  return reader === "distributor" && resellerId !== null ? `/resellers/${resellerId}` : null;
}

function quotaOf(about: About, reader: CompanyKind): string {
  const reseller = resellerOf(about, reader);
  return reseller === null ? "/quotas" : `${reseller}/delegation`;
}

const SUBJECTS: { readonly [Kind in AlertKind]?: (about: About, reader: CompanyKind) => string | null } = {
  "quota-used": quotaOf,
  "delegation-ending": quotaOf,
  "accounts-parked": () => "/deliveries/accounts",
  "delivery-held": () => "/deliveries?state=held",
  "delivery-late": () => "/deliveries",
  "closed-month-changed": ({ alert }) =>
    alert.kind === "closed-month-changed" ? `/expenditure/months/${alert.facts.month}` : null,
  "request-waiting": ({ subjectId }) => (subjectId === null ? "/requests" : `/requests/${subjectId}`),
  "partner-suspended": resellerOf,
};
