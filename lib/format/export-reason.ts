import type { ExportReason } from "@/lib/domain/export/decide-export";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<ExportReason> = {
  "export.not-allowed": noArgs,
  "export.format-unknown": noArgs,
  "export.too-many": ({ max }) => ({ max }),
};

/** Why nothing was exported. */
export function exportReasonWords(reason: ExportReason): Wording {
  return wordedByCode(reason.code.replace("export.", "export.reason."), reason, ARGS);
}
