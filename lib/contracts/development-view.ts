import type { BudgetType, ExhaustionAction } from "@/lib/domain/budget/budget";
import type { Declarations } from "@/lib/domain/development/declaration";
import type { JoiningCause } from "@/lib/domain/development/failure";
import type { LinkState } from "@/lib/domain/development/link";
import type { PreregistrationState } from "@/lib/domain/development/preregistration";
import type { Money } from "@/lib/domain/money/money";

/** One customer a partner hopes to win. */
export type PreregistrationLine = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly contact: string | null;
  readonly externalId: string | null;
  readonly note: string | null;
  readonly state: PreregistrationState;
  /** Null until it joined. */
  readonly customerId: string | null;
  readonly createdAt: Date;
  /** Null while nobody was invited. */
  readonly invitation: {
    readonly id: string;
    readonly sentAt: Date;
    readonly expiresAt: Date;
    readonly language: string;
    /** Of its e-mail: waiting, delivered, dead. */
    readonly mail: "waiting" | "delivered" | "dead" | null;
  } | null;
  /** Empty unless it failed. */
  readonly causes: readonly JoiningCause[];
};

export type LinkLine = {
  readonly id: string;
  readonly label: string | null;
  readonly state: LinkState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly uses: number;
  readonly by: string;
};

/** One attempt to join, as it is kept. */
export type AttemptLine = {
  readonly id: string;
  readonly at: Date;
  readonly outcome: "associated" | "failed";
  readonly causes: readonly JoiningCause[];
  readonly companyName: string;
  readonly personName: string;
  readonly email: string;
  readonly customerId: string | null;
  /** Pre-registered before: then it came by an e-mail. */
  readonly isPreregistered: boolean;
  /** Of the hyperlink it came by; null: it has none. */
  readonly label: string | null;
  readonly declarationVersion: string;
  readonly declared: Declarations;
};

export type DevelopmentCounts = {
  readonly preregistered: number;
  readonly invited: number;
  readonly failed: number;
  readonly expired: number;
};

export type StartingPolicyView = {
  readonly type: BudgetType;
  readonly amount: Money;
  readonly action: ExhaustionAction;
  readonly lift: boolean;
  readonly version: number;
  readonly setAt: Date;
  readonly by: string;
};
