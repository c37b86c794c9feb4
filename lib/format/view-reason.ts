import type { ViewReason } from "@/lib/domain/view/decide-view";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<ViewReason> = {
  "view.not-a-member": noArgs,
  "view.page-unknown": noArgs,
  "view.query-too-long": ({ length, max }) => ({ length, max }),
  "view.name-missing": noArgs,
  "view.name-too-long": ({ length, max }) => ({ length, max }),
  "view.name-taken": ({ name }) => ({ name }),
  "view.too-many": ({ max }) => ({ max }),
  "view.unknown": noArgs,
  "view.not-own": noArgs,
};

/** Why a view was not saved, renamed, shared or removed. */
export function viewReasonWords(reason: ViewReason): Wording {
  return wordedByCode(reason.code.replace("view.", "view.reason."), reason, ARGS);
}
