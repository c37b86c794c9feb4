import type { ExportReason } from "@/lib/domain/export/decide-export";
import { exportReasonWords } from "./export-reason";
import { type Facts, none, tellEvery, wordsOf } from "./reason.fixture";

const asked: Facts<ExportReason> = {
  "export.not-allowed": none,
  "export.format-unknown": none,
  "export.too-many": { max: 60 },
};

tellEvery({ export: wordsOf(asked, exportReasonWords) });
