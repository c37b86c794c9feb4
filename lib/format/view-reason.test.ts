import type { ViewReason } from "@/lib/domain/view/decide-view";
import { type Facts, long, none, tellEvery, wordsOf } from "./reason.fixture";
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

tellEvery({ view: wordsOf(view, viewReasonWords) });
