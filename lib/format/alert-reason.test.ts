import type { AlertReason } from "@/lib/domain/alert/decide-handling";
import type { AlertLimitReason } from "@/lib/domain/alert/limits";
import { alertLimitReasonWords } from "./alert-limit-reason";
import { alertReasonWords } from "./alert-reason";
import { type Facts, long, none, tellEvery, wordsOf } from "./reason.fixture";

const alert: Facts<AlertReason> = {
  "company.suspended": { companies: ["distributor"] },
  "alert.unknown": none,
  "alert.not-a-member": none,
  "alert.already-acknowledged": none,
  "alert.already-yours": none,
  "alert.already-theirs": none,
  "alert.nobodys": none,
  "alert.not-snoozed": none,
  "alert.already-resolved": none,
  "alert.not-resolved": none,
  "alert.cause-gone": none,
  "alert.not-a-colleague": none,
  "alert.text-missing": none,
  "alert.text-too-long": long,
  "alert.snooze-past": none,
  "alert.snooze-too-long": { days: 90 },
};

const limits: Facts<AlertLimitReason> = {
  "company.suspended": { companies: ["distributor"] },
  "alert-limit.hours-out-of-range": { max: 720 },
  "alert-limit.days-out-of-range": { max: 60 },
};

tellEvery({ alert: wordsOf(alert, alertReasonWords), limits: wordsOf(limits, alertLimitReasonWords) });
