import "server-only";
import type { RejectRequestInput } from "@/lib/contracts/request";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { decideRejection, type RequestReason } from "@/lib/domain/request/decide-request";
import { closeRequest } from "./close-request";
import { takeStep } from "./take-step";

/** Says no, with the note the reseller reads; nothing else changes. */
export async function rejectRequest(
  { actor }: Permit<"request.decide">,
  { requestId, note }: RejectRequestInput,
): Promise<Decision<RequestReason>> {
  return takeStep(actor, requestId, {
    decide: ({ suspended, request }) => decideRejection({ suspended, state: request.state, note }),
    write: (tx, { request, changeId, at }) =>
      closeRequest(tx, actor, { request, state: "rejected", changeId, at, note }),
  });
}
