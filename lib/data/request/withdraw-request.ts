import "server-only";
import type { WithdrawRequestInput } from "@/lib/contracts/request";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { decideWithdrawal, type RequestReason } from "@/lib/domain/request/decide-request";
import { closeRequest } from "./close-request";
import { takeStep } from "./take-step";

/** Takes the reseller's own pending request back. */
export async function withdrawRequest(
  { actor }: Permit<"request.withdraw">,
  { requestId }: WithdrawRequestInput,
): Promise<Decision<RequestReason>> {
  return takeStep(actor, requestId, {
    decide: ({ suspended, request }) => decideWithdrawal({ suspended, state: request.state }),
    write: (tx, { request, changeId, at }) =>
      closeRequest(tx, actor, { request, state: "withdrawn", changeId, at, note: null }),
  });
}
