import "server-only";
import type { RejectRequestInput } from "@/lib/contracts/request";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideRejection, type RequestReason } from "@/lib/domain/request/decide-request";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { closeRequest } from "./close-request";
import { lockRequest } from "./lock-request";

/** Says no, with the note the reseller reads; nothing else changes. */
export async function rejectRequest(
  { actor }: Permit<"request.decide">,
  { requestId, note }: RejectRequestInput,
): Promise<Decision<RequestReason>> {
  return inTenant(actor, async (tx) => {
    const request = await lockRequest(tx, actor, requestId);
    if (!request) return refuse({ code: "request.unknown" });
    const at = await instantOf(tx);
    const { suspended } = await loadActingSide(tx, actor);
    const decision = decideRejection({ suspended, state: request.state, note });
    if (!decision.allowed) return decision;
    await closeRequest(tx, actor, { request, state: "rejected", changeId: newId(), at, note });
    return ALLOWED;
  });
}
