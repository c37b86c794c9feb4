import "server-only";
import type { CommentInput } from "@/lib/contracts/request";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideComment, type RequestReason } from "@/lib/domain/request/decide-request";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { lockRequest } from "./lock-request";
import { writeStep } from "./write-step";

/** Adds to the thread, for both sides to read. */
export async function commentOnRequest(
  { actor }: Permit<"request.comment">,
  { requestId, text }: CommentInput,
): Promise<Decision<RequestReason>> {
  return inTenant(actor, async (tx) => {
    const request = await lockRequest(tx, actor, requestId);
    if (!request) return refuse({ code: "request.unknown" });
    const at = await instantOf(tx);
    const { suspended } = await loadActingSide(tx, actor);
    const decision = decideComment({ suspended, text });
    if (!decision.allowed) return decision;
    await writeStep(tx, actor, { request, kind: "commented", changeId: newId(), at, text, values: null });
    return ALLOWED;
  });
}
