import type { EnablingOwnReason, EnablingReason } from "@/lib/domain/resource/decide-enabling";
import { purchaseTitleWords } from "./purchase-reason";
import { type Wording, worded } from "./wording";

const OWN: Readonly<Record<EnablingOwnReason["code"], true>> = {
  "enabling.offer-unknown": true,
  "enabling.paid-in-advance": true,
  "enabling.not-offered": true,
  "enabling.account-unnamed": true,
  "enabling.account-unknown": true,
  "enabling.key-used": true,
};

export function isEnablingOwn(reason: EnablingReason): reason is EnablingOwnReason {
  return reason.code in OWN;
}

/** An enabling's own reason in the customer's words. */
export function enablingOwnWords({ code }: EnablingOwnReason): Wording {
  return worded(code.replace("enabling.", "enabling.reason."), {});
}

/** Why nothing was enabled, in a sentence each; the page beside it tells a purchase's reasons at length. */
export function enablingReasonWords(reason: EnablingReason): Wording {
  return isEnablingOwn(reason) ? enablingOwnWords(reason) : purchaseTitleWords(reason.code);
}
