import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { RecipientReason } from "@/lib/domain/notification/recipient";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

type OwnReason = Exclude<RecipientReason, SuspendedReason>;

const ARGS: ArgsByCode<OwnReason> = {
  "recipient.unknown": noArgs,
  "recipient.too-many": ({ max }) => ({ max }),
  "recipient.address-taken": noArgs,
  "recipient.confirmed-already": noArgs,
  "recipient.link-just-sent": ({ minutes }) => ({ minutes }),
  "recipient.link-unknown": noArgs,
  "recipient.link-expired": noArgs,
  "recipient.link-used": noArgs,
};

/** Why a recipient was not added, changed or asked again, or its link not answered. */
export function recipientReasonWords(reason: RecipientReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("recipient.", "notification.reason."), reason, ARGS);
}
