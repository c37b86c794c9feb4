import type { CompanyState } from "../access/actor";
import type { Side } from "../association/disassociation";
import type { AttemptError } from "../connector/attempt";
import type { Permission, QuotaKind } from "../delegation/authority";
import type { RequestKind } from "../request/request";
import type { FreezeLevel } from "../restriction/freeze";
import type { WaitingKind } from "../restriction/waiting-act";
import type { AlertFacts, AlertFactsOf } from "./alert-facts";

/** What becomes of an ordered freeze or lift before it takes effect; its effect is a notice of its own. */
export type ActNoticeKind =
  | "act-ordered"
  | "act-awaits-second-person"
  | "act-confirmed"
  | "act-called-off"
  | "act-declined"
  | "act-expired"
  | "act-refused";

/** Whether a customer that joined waits for a budget, started with one, or could not. */
export type StartKind = "waits" | "started" | "refused";

/**
 * What companies are told about each other, worded when it is read. Money as decimal text, instants as ISO
 * text: a notice is kept as JSON. An urgent one ignores quiet hours (G17).
 */
export type CompanyNotice = { readonly urgent: boolean } & (
  | {
      /** A budget will be used up before the month ends. Days are GMT+08:00; null: not in this month. */
      readonly kind: "budget-pace";
      readonly facts: AlertFactsOf["budget-pace"];
    }
  | {
      /** An alert of a kind that nothing else tells of, or the end of one by itself. */
      readonly kind: "alert-raised" | "alert-resolved";
      readonly facts: {
        readonly alertId: string;
        readonly alert: AlertFacts["kind"];
        readonly told: AlertFacts["facts"];
      };
    }
  | {
      /** Its end failed for days and is not called any more. */
      readonly kind: "webhook-disabled";
      readonly facts: { readonly webhookId: string; readonly webhook: string; readonly failingSince: string };
    }
  | {
      readonly kind: "delegation-granted" | "delegation-changed" | "delegation-revoked" | "delegation-lapsed";
      readonly facts: {
        readonly reseller: string;
        readonly permissions: readonly Permission[];
        readonly monthlyQuota: string | null;
        readonly oneTimeQuota: string | null;
        readonly until: string | null;
      };
    }
  | {
      readonly kind: "delegation-ends";
      readonly facts: { readonly reseller: string; readonly days: number; readonly until: string };
    }
  | {
      /** One customer is named, several are counted. */
      readonly kind: "permissions-recalled" | "permissions-returned";
      readonly facts: {
        readonly reseller: string;
        readonly customer: string;
        readonly customers: number;
        readonly permissions: readonly Permission[];
        readonly reason: string | null;
      };
    }
  | {
      /** To the company itself and the distributor above it; what is due among its customers, counted then. */
      readonly kind: "company-suspended" | "company-reinstated";
      readonly facts: {
        readonly company: string;
        readonly state: CompanyState;
        readonly reason: string;
        readonly customers: number;
        readonly frozen: number;
        readonly budgetUsedUp: number;
        readonly deletionDue: number;
      };
    }
  | {
      /** To everyone below it, without the reason. */
      readonly kind: "partner-suspended" | "partner-reinstated";
      readonly facts: { readonly partner: string; readonly state: CompanyState };
    }
  | {
      readonly kind: "purchases-stopped" | "purchases-resumed";
      readonly facts: { readonly reseller: string; readonly reason: string };
    }
  | {
      readonly kind:
        | "request-asked"
        | "request-commented"
        | "request-approved"
        | "request-failed"
        | "request-rejected"
        | "request-withdrawn"
        | "request-superseded";
      readonly facts: {
        readonly requestId: string;
        readonly request: RequestKind;
        readonly reseller: string;
        /** Null: about the reseller itself. */
        readonly customer: string | null;
        /** Reason, comment or note; null: none. */
        readonly text: string | null;
      };
    }
  | {
      readonly kind:
        | "disassociation-asked"
        | "disassociation-approved"
        | "disassociation-rejected"
        | "disassociation-withdrawn"
        | "disassociation-superseded";
      readonly facts: {
        readonly customer: string;
        /** The company the customer is, or was, with. */
        readonly partner: string;
        /** Who had asked. */
        readonly side: Side;
        /** Reason or note; null: none. */
        readonly text: string | null;
      };
    }
  | {
      readonly kind: "customer-moved";
      readonly facts: {
        readonly customer: string;
        readonly from: string;
        readonly to: string;
        /** Null: not for the reader. */
        readonly text: string | null;
      };
    }
  | {
      /** To the company whose member it is; one thing is named, several are counted. */
      readonly kind: "account-manager-assigned" | "account-manager-unassigned";
      readonly facts: {
        readonly memberId: string;
        readonly manager: string;
        readonly about: "customer" | "reseller";
        readonly name: string;
        readonly count: number;
      };
    }
  | {
      readonly kind: "customer-joined";
      readonly facts: { readonly customer: string; readonly partner: string; readonly start: StartKind };
    }
  | {
      /** To the customer that asked. */
      readonly kind: "question-answered" | "question-closed";
      readonly facts: {
        readonly partner: string;
        /** The answer; null: it was closed without one. */
        readonly text: string | null;
      };
    }
  | { readonly kind: "association-started"; readonly facts: { readonly partner: string } }
  | {
      /** To the customer, for which its partner prepared an order to confirm. */
      readonly kind: "order-prepared";
      readonly facts: {
        readonly orderId: string;
        readonly partner: string;
        readonly what: string;
        readonly amount: string;
        readonly payBefore: string;
        /** What the partner wrote; null: nothing. */
        readonly text: string | null;
      };
    }
  | {
      readonly kind: "association-failed";
      readonly facts: { readonly customer: string; readonly partner: string; readonly causes: readonly string[] };
    }
  | {
      /** The starting policy did not fit: joined frozen, without a budget (G20). */
      readonly kind: "starting-policy-refused";
      readonly facts: {
        readonly customer: string;
        readonly partner: string;
        readonly start: StartKind;
        readonly reasons: readonly string[];
      };
    }
  | {
      /** A freeze, lift or change of level did not take effect at a connector (G7). */
      readonly kind: "place-failed";
      readonly facts: {
        readonly customer: string;
        readonly connector: string;
        /** What was ordered; null: the lift. */
        readonly level: FreezeLevel | null;
        readonly error: AttemptError | null;
      };
    }
  | {
      /** Charges arrived that started after a freeze with resources (G7). */
      readonly kind: "spent-after-freeze";
      readonly facts: {
        readonly customer: string;
        /** Spent since the freeze, list price. */
        readonly amount: string;
        /** ISO: since when it is frozen. */
        readonly since: string;
      };
    }
  | {
      /** Resources are due for deletion on a day, or since one; one is named, several are counted (R-5.4, G8). */
      readonly kind: "deletion-due";
      readonly facts: {
        readonly customer: string;
        readonly count: number;
        readonly name: string;
        readonly cause: "frozen" | "expired";
        readonly dueAt: string;
        /** The day had passed when it was told: nothing ran before. */
        readonly isDue: boolean;
      };
    }
  | {
      /** Two people have deleted what was due. */
      readonly kind: "resources-released";
      readonly facts: { readonly customer: string; readonly count: number; readonly name: string };
    }
  | {
      readonly kind: ActNoticeKind;
      readonly facts: {
        readonly actId: string;
        readonly act: WaitingKind;
        /** Null for all but a freeze. */
        readonly level: FreezeLevel | null;
        readonly customer: string;
        readonly runsAt: string | null;
        /** Reason of the order, or why it came to nothing; null: none was given. */
        readonly text: string | null;
      };
    }
  | {
      /** To the customer: its resource did not renew itself, or will not be tried any more (G19). */
      readonly kind: "renewal-refused" | "renewal-given-up";
      readonly facts: {
        readonly resourceId: string;
        readonly resource: string;
        readonly expiresAt: string;
        readonly graceEndsAt: string;
        /** Codes. */
        readonly reasons: readonly string[];
      };
    }
  | {
      readonly kind: "quota-threshold";
      readonly facts: {
        readonly reseller: string;
        readonly kind: QuotaKind;
        readonly threshold: number;
        readonly quota: string;
        readonly used: string;
      };
    }
);
