import type { Pace, Way } from "@/lib/domain/notification/choice";
import type { Hours } from "@/lib/domain/notification/hours";
import type { RecipientState } from "@/lib/domain/notification/recipient";
import type { Topic } from "@/lib/domain/notification/topic";

/** One cell of a table of choices. */
export type ChoiceCell = {
  /** Null: none of one's own. */
  readonly pace: Pace | null;
  /** What holds without one. */
  readonly otherwise: Pace;
};

export type ChoiceRow = { readonly topic: Topic; readonly cells: Readonly<Record<Way, ChoiceCell>> };

export type ChosenHours = {
  /** Null: none of one's own. */
  readonly own: Hours | null;
  readonly otherwise: Hours;
};

export type OwnNotification = {
  readonly rows: readonly ChoiceRow[];
  readonly hours: ChosenHours;
  readonly phone: string | null;
};

export type RecipientLine = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly language: string;
  readonly timeZone: string;
  readonly state: RecipientState;
  readonly verifiedAt: Date | null;
  readonly linkUntil: Date;
  readonly rows: readonly ChoiceRow[];
};

export type CompanyNotification = {
  readonly rows: readonly ChoiceRow[];
  readonly hours: ChosenHours;
  readonly recipients: readonly RecipientLine[];
};
