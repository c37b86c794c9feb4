import "server-only";
import type { WithdrawRequestInput } from "@/lib/contracts/request";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideWithdrawal, type RequestReason } from "@/lib/domain/request/decide-request";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { closeRequest } from "./close-request";
import { lockRequest } from "./lock-request";

/** Takes the reseller's own pending request back. */
export async function withdrawRequest(
  { actor }: Permit<"request.withdraw">,
  { requestId }: WithdrawRequestInput,
): Promise<Decision<RequestReason>> {
  return inTenant(actor, async (tx) => {
    const request = await lockRequest(tx, actor, requestId);
    if (!request) return refuse({ code: "request.unknown" });
    const at = await instantOf(tx);
    const { suspended } = await loadActingSide(tx, actor);
    const decision = decideWithdrawal({ suspended, state: request.state });
    if (!decision.allowed) return decision;
    await closeRequest(tx, actor, { request, state: "withdrawn", changeId: newId(), at, note: null });
    return ALLOWED;
  });
}
