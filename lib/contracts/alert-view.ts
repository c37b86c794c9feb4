import type { Severity } from "@/lib/domain/alert/alert";
import type { AlertFacts } from "@/lib/domain/alert/alert-facts";
import type { AlertStepKind, HandlingState } from "@/lib/domain/alert/handling";

type Named = { readonly id: string; readonly name: string };

/** A colleague it can be handed to. */
export type AlertHandler = Named;

/** An alert as it stands with the reader's company. */
export type AlertLine = {
  readonly id: string;
  readonly alert: AlertFacts;
  readonly severity: Severity;
  readonly state: HandlingState;
  /** When it came to this company, or came back. */
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly customer: Named | null;
  /** Null: none, or the reader's own company. */
  readonly reseller: Named | null;
  readonly subjectId: string | null;
  readonly owner: Named | null;
  /** Null: not snoozed. */
  readonly snoozedUntil: Date | null;
  readonly snoozeReason: string | null;
};

export type AlertPage = { readonly rows: readonly AlertLine[]; readonly after: string | null };

export type AlertStep = {
  readonly id: string;
  readonly kind: AlertStepKind;
  readonly at: Date;
  /** Null: by itself. */
  readonly by: string | null;
  readonly text: string | null;
  readonly toName: string | null;
  readonly until: Date | null;
};

export type AlertDetails = AlertLine & {
  /** Whether what it tells of is still so. */
  readonly isSo: boolean;
  /** The newest first. */
  readonly steps: readonly AlertStep[];
};

/** What stands and is not snoozed. */
export type AlertCount = {
  readonly total: number;
  /** Counting stopped there: as many, or more. */
  readonly isCapped: boolean;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Of the gravest that stand; null: nothing stands. */
  readonly gravest: { readonly severity: Severity; readonly oldestAt: Date } | null;
};

/** Of alerts that came within 30 days, in milliseconds; null: none yet. */
export type ResponseTimes = {
  readonly severity: Severity;
  readonly came: number;
  readonly acknowledged: Took;
  readonly resolved: Took;
};
export type Took = { readonly count: number; readonly median: number | null; readonly ninetieth: number | null };
