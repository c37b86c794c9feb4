import type { ScheduleReason } from "@/lib/domain/export/decide-schedule";
import type { ViewReason } from "@/lib/domain/view/decide-view";
import { type Facts, long, none, tellEvery, wordsOf } from "./reason.fixture";
import { scheduleReasonWords } from "./schedule-reason";
import { viewReasonWords } from "./view-reason";

const view: Facts<ViewReason> = {
  "view.not-a-member": none,
  "view.page-unknown": none,
  "view.query-too-long": long,
  "view.name-missing": none,
  "view.name-too-long": long,
  "view.name-taken": { name: "Unpaid" },
  "view.too-many": { max: 50 },
  "view.unknown": none,
  "view.not-own": none,
};

const schedule: Facts<ScheduleReason> = {
  "schedule.not-allowed": none,
  "schedule.format-unknown": none,
  "schedule.name-missing": none,
  "schedule.name-too-long": long,
  "schedule.too-many": { max: 20 },
  "schedule.unknown": none,
  "schedule.not-own": none,
  "schedule.ended": none,
};

tellEvery({ view: wordsOf(view, viewReasonWords), schedule: wordsOf(schedule, scheduleReasonWords) });
