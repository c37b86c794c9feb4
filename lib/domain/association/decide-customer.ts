import { type Decision, decide, type Rule } from "../decision";
import type { Holder } from "../delegation/authority";

export type CustomerReason =
  | { readonly code: "customer.company-suspended"; readonly companies: readonly Holder[] }
  /** No such reseller of this distributor. */
  | { readonly code: "customer.reseller-unknown" }
  /** Account names are unique in the installation. */
  | { readonly code: "customer.account-name-taken"; readonly accountName: string }
  /** The partner's sales platform has a customer under that id, of the distributor's tenant. */
  | ({ readonly code: "customer.platform-known" } & PlatformKnown);

type PlatformKnown = { readonly customerId: string; readonly accountName: string };

export type CustomerFacts = {
  readonly accountName: string;
  readonly nameTaken: boolean;
  /** Whom a sales platform calls so already; null: nobody. */
  readonly platformKnown: PlatformKnown | null;
  /** Null: the distributor's own customer; unknown: named, but none of its resellers. */
  readonly reseller: "active" | "restricted" | "frozen" | "unknown" | null;
  /** Who of the acting side is frozen. */
  readonly suspended: readonly Holder[];
};

const RULES: readonly Rule<CustomerFacts, CustomerReason>[] = [
  // A frozen partner develops no customers.
  ({ suspended, reseller }) => {
    const companies = reseller === "frozen" ? [...suspended, "reseller" as const] : suspended;
    return companies.length > 0 ? { code: "customer.company-suspended", companies } : null;
  },
  ({ reseller }) => (reseller === "unknown" ? { code: "customer.reseller-unknown" } : null),
  ({ platformKnown }) => platformKnown && { code: "customer.platform-known", ...platformKnown },
  ({ nameTaken, accountName }) => (nameTaken ? { code: "customer.account-name-taken", accountName } : null),
];

/** May this customer be added now; every reason if not. */
export function decideCustomer(facts: CustomerFacts): Decision<CustomerReason> {
  return decide(RULES, facts);
}
