import type { AssignmentEnd, AssignmentReason } from "@/lib/domain/assignment/decide-assignment";

/** Who looks after something. */
export type ManagerName = { readonly memberId: string; readonly name: string };

export type AccountManager = ManagerName & {
  readonly email: string;
  /** Sees only what is assigned: has no other role. */
  readonly isNarrowed: boolean;
  readonly customers: number;
  readonly resellers: number;
};

/** What one row of a batch heard; no reasons: it was done. */
export type AssignmentOutcome = {
  readonly id: string;
  readonly name: string;
  readonly reasons: readonly AssignmentReason[];
};

export type AssignmentRecord = {
  readonly id: string;
  readonly about: { readonly kind: "customer" | "reseller"; readonly id: string; readonly name: string };
  readonly manager: string;
  readonly since: Date;
  readonly by: string;
  /** Null while it stands. */
  readonly ended: { readonly at: Date; readonly by: string; readonly why: AssignmentEnd } | null;
};

export type Unassigned = { readonly id: string; readonly name: string; readonly accountName: string };
