import type { CompanyKind, MemberRole } from "@/lib/domain/access/actor";

export const DEMO_PASSWORD = "partner-center-demo";

export type Persona = {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly MemberRole[];
  readonly companyKind: CompanyKind;
  /** Account name of the company. */
  readonly company: string;
};

function persona(email: string, name: string, role: MemberRole, companyKind: CompanyKind, company: string): Persona {
  return { email: `${email}@demo.example`, name, roles: [role], companyKind, company };
}

/** People of the demo world, in the order in which a visitor would like to meet them. */
export const PERSONAS: readonly Persona[] = [
  persona("distributor", "Helena Brandt", "administrator", "distributor", "demo-distributor"),
  persona("reseller", "Sofia Marchetti", "administrator", "reseller", "demo-reseller"),
  persona("customer", "Ingrid Solberg", "administrator", "customer", "demo-customer"),
  persona("director", "Tomás Rivera", "director", "distributor", "demo-distributor"),
  persona("account-manager", "Lin Wei", "account-manager", "distributor", "demo-distributor"),
  persona("finance", "Amara Okafor", "finance", "distributor", "demo-distributor"),
  persona("viewer", "Jonas Keller", "viewer", "distributor", "demo-distributor"),
  persona("reseller-viewer", "Daniel Osei", "viewer", "reseller", "demo-reseller"),
  persona("kitefield", "Priya Raman", "administrator", "reseller", "kitefield-digital"),
  persona("stonebridge", "Marcus Hale", "administrator", "reseller", "stonebridge-managed"),
  persona("orchard-pine", "Noor Haddad", "administrator", "reseller", "orchard-and-pine"),
  persona("customer-viewer", "Rafael Costa", "viewer", "customer", "demo-customer"),
];
