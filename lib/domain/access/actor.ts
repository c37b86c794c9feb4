export const COMPANY_KINDS = ["distributor", "reseller", "customer"] as const;
export type CompanyKind = (typeof COMPANY_KINDS)[number];

/** Roles inside one company (G21); customers know administrator and viewer only. */
export const MEMBER_ROLES = ["administrator", "director", "account-manager", "finance", "viewer"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const KEY_SCOPES = ["decisions", "orders", "usage", "customers", "expenditure"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export type Company = {
  readonly kind: CompanyKind;
  /** For a distributor the same as distributorId. */
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
};

export const COMPANY_STATES = ["active", "restricted", "frozen"] as const;
/** restricted: may sell nothing; frozen: its customers' resources too (R-5.13, R-5.14). */
export type CompanyState = (typeof COMPANY_STATES)[number];

/** Who asks: read afresh from the database for every request. */
export type Actor = {
  readonly distributorId: string;
  readonly company: Company;
  readonly companyState: CompanyState;
  readonly via:
    | {
        readonly kind: "person";
        readonly userId: string;
        readonly memberId: string;
        readonly name: string;
        readonly email: string;
        readonly roles: readonly MemberRole[];
      }
    | { readonly kind: "key"; readonly keyId: string; readonly name: string; readonly scopes: readonly KeyScope[] }
    /** The installation's operator on the command line, or a job of the product itself. */
    | { readonly kind: "operator" | "system" };
  readonly requestId: string;
  readonly ip: string | null;
};
