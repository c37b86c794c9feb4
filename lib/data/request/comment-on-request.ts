import "server-only";
import type { CommentInput } from "@/lib/contracts/request";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { decideComment, type RequestReason } from "@/lib/domain/request/decide-request";
import { takeStep } from "./take-step";
import { writeStep } from "./write-step";

/** Adds to the thread, for both sides to read. */
export async function commentOnRequest(
  { actor }: Permit<"request.comment">,
  { requestId, text }: CommentInput,
): Promise<Decision<RequestReason>> {
  return takeStep(actor, requestId, {
    decide: ({ suspended }) => decideComment({ suspended, text }),
    write: (tx, { request, changeId, at }) =>
      writeStep(tx, actor, { request, kind: "commented", changeId, at, text, values: null }),
  });
}
