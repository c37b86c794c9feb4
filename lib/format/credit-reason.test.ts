import type { CreditReason } from "@/lib/domain/credit/decide-credit";
import { creditReasonWords } from "./credit-reason";
import { at, type Facts, long, none, tellEvery, wordsOf } from "./reason.fixture";

const credit: Facts<CreditReason> = {
  "company.suspended": { companies: ["distributor"] },
  "credit.as-of-future": { asOf: at, now: at },
  "credit.reason-missing": none,
  "credit.reason-too-long": long,
  "credit.heeded-already": none,
  "credit.not-heeded": none,
};

tellEvery({ credit: wordsOf(credit, creditReasonWords) });
