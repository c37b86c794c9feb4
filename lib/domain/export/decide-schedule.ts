import { type Decision, decide } from "../decision";
import { type ExportFormat, type ExportKind, exportFormatsOf } from "./export";

export const SCHEDULE_NAME_MAX = 60;
/** How many run for one member at a time. */
export const SCHEDULES_MAX = 20;

export type ScheduleReason =
  | { readonly code: "schedule.not-allowed" }
  | { readonly code: "schedule.format-unknown" }
  | { readonly code: "schedule.name-missing" }
  | { readonly code: "schedule.name-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "schedule.too-many"; readonly max: number }
  | { readonly code: "schedule.unknown" }
  | { readonly code: "schedule.not-own" }
  | { readonly code: "schedule.ended" };

type SetFacts = {
  /** Whether the member may take this at all. */
  readonly mayExport: boolean;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  /** Trimmed. */
  readonly name: string;
  /** How many run for the member already. */
  readonly running: number;
};

export function decideSchedule(facts: SetFacts): Decision<ScheduleReason> {
  return decide<SetFacts, ScheduleReason>(
    [
      ({ mayExport }) => (mayExport ? null : { code: "schedule.not-allowed" }),
      ({ kind, format }) => (exportFormatsOf(kind).includes(format) ? null : { code: "schedule.format-unknown" }),
      ({ name }) => (name === "" ? { code: "schedule.name-missing" } : null),
      ({ name }) => {
        const { length } = [...name];
        return length > SCHEDULE_NAME_MAX ? { code: "schedule.name-too-long", length, max: SCHEDULE_NAME_MAX } : null;
      },
      ({ running }) => (running >= SCHEDULES_MAX ? { code: "schedule.too-many", max: SCHEDULES_MAX } : null),
    ],
    facts,
  );
}

type EndFacts = { readonly isOwn: boolean; readonly isAdministrator: boolean; readonly isEnded: boolean };

/** Who set a schedule ends it, or an administrator of its company. */
export function decideEnd(facts: EndFacts): Decision<ScheduleReason> {
  return decide<EndFacts, ScheduleReason>(
    [
      ({ isOwn, isAdministrator }) => (isOwn || isAdministrator ? null : { code: "schedule.not-own" }),
      ({ isEnded }) => (isEnded ? { code: "schedule.ended" } : null),
    ],
    facts,
  );
}
