import type { ScheduleReason } from "@/lib/domain/export/decide-schedule";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<ScheduleReason> = {
  "schedule.not-allowed": noArgs,
  "schedule.format-unknown": noArgs,
  "schedule.name-missing": noArgs,
  "schedule.name-too-long": ({ length, max }) => ({ length, max }),
  "schedule.too-many": ({ max }) => ({ max }),
  "schedule.unknown": noArgs,
  "schedule.not-own": noArgs,
  "schedule.ended": noArgs,
};

/** Why a scheduled export was not set or ended. */
export function scheduleReasonWords(reason: ScheduleReason): Wording {
  return wordedByCode(reason.code.replace("schedule.", "schedule.reason."), reason, ARGS);
}
