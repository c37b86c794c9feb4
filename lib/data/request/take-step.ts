import "server-only";
import type { Transaction } from "@/db/client";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import { type Decision, refuse } from "@/lib/domain/decision";
import type { Holder } from "@/lib/domain/delegation/authority";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { lockRequest } from "./lock-request";

export type RequestStep = {
  readonly request: RequestLine;
  /** Companies on whose account nothing may be done now. */
  readonly suspended: readonly Holder[];
  readonly changeId: string;
  readonly at: Date;
};

type Steps = {
  readonly decide: (step: RequestStep) => Decision<RequestReason>;
  /** Runs only when it was allowed. */
  readonly write: (tx: Transaction, step: RequestStep) => Promise<void>;
};

/** Locks the request, decides, and writes, in one transaction; refuses one that is another company's as unknown. */
export async function takeStep(
  actor: Actor,
  requestId: string,
  { decide, write }: Steps,
): Promise<Decision<RequestReason>> {
  return inTenant(actor, async (tx) => {
    const request = await lockRequest(tx, actor, requestId);
    if (!request) return refuse({ code: "request.unknown" });
    const at = await instantOf(tx);
    const { suspended } = await loadActingSide(tx, actor);
    const step = { request, suspended, changeId: newId(), at };
    const decision = decide(step);
    if (decision.allowed) await write(tx, step);
    return decision;
  });
}
