import type { ForesightReason } from "@/lib/domain/forecast/decide-foresight";
import { outlookReasonWords } from "./outlook-reason";
import { type Facts, long, none, tellEvery, wordsOf } from "./reason.fixture";

const outlook: Facts<ForesightReason> = {
  "company.suspended": { companies: ["distributor"] },
  "anomaly.unknown": none,
  "anomaly.reason-missing": none,
  "anomaly.reason-too-long": long,
  "anomaly.already-dismissed": none,
  "pace.day-out-of-range": { max: 28 },
  "pace.changed-meanwhile": none,
};

tellEvery({ outlook: wordsOf(outlook, outlookReasonWords) });
