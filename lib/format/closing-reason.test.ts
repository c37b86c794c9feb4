import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { ClosingReason } from "@/lib/domain/closing/decide-closing";
import { closingReasonWords } from "./closing-reason";
import { at, type Facts, tellEvery, wordsOf } from "./reason.fixture";

const month = billingMonthOf(at);

const closing: Facts<ClosingReason> = {
  "company.suspended": { companies: ["distributor"] },
  "expenditure.month-not-over": { month, endsAt: at },
  "expenditure.last-day-provisional": { month, completeAt: at },
  "expenditure.month-closed": { month, at, by: "Mei" },
  "expenditure.earlier-month-open": { month },
  "expenditure.month-moving": { seconds: 3 },
};

tellEvery({ closing: wordsOf(closing, closingReasonWords) });
