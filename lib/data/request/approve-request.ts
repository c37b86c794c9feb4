import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, requests } from "@/db/schema";
import type { ApprovalAnswer, ApproveRequestInput, ExecutionReason } from "@/lib/contracts/request";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { decideApproval } from "@/lib/domain/request/decide-request";
import { isGrantRequest } from "@/lib/domain/request/request";
import { stampOf } from "../actor-stamp";
import { plainOf } from "../audit";
import { loadActingSide } from "../customer/lock-customer";
import { lockGoverned, lockResellers } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { executeRequest } from "./execute-request";
import { keptReasons } from "./kept-reasons";
import { loadGranted } from "./load-granted";
import { findRequest, lockRequest } from "./lock-request";
import { writeStep } from "./write-step";

/**
 * Does what was asked, or what these values say, in the distributor's name and in one transaction with the answer.
 * What forbids the act leaves the request pending and is kept with it (§13 E).
 */
export async function approveRequest(
  { actor }: Permit<"request.decide">,
  input: ApproveRequestInput,
): Promise<ApprovalAnswer> {
  return inTenant(actor, async (tx) => {
    const request = await lockForDeciding(tx, actor, input.requestId);
    if (!request || request.kind !== input.wish.kind) {
      return { status: "refused", reasons: [{ code: "request.unknown" }] };
    }
    const at = await instantOf(tx);
    const { suspended } = await loadActingSide(tx, actor);
    const version = await versionOf(tx, actor, request, at);
    const decision = decideApproval({
      suspended,
      state: request.state,
      wish: input.wish,
      note: input.note,
      until: input.until,
      seen: input.version,
      version,
      mayGrant: issuePermit(actor, "delegation.grant") !== null,
    });
    if (!decision.allowed) return { status: "refused", reasons: decision.reasons };

    const changeId = newId();
    const answer = await executeRequest(tx, actor, { request, input, changeId, version, at });
    if (answer.status === "confirm") return answer;
    if (answer.status === "failed") await keepFailure(tx, actor, request, { changeId, at, reasons: answer.reasons });
    else await keepApproval(tx, actor, request, { changeId, at, input });
    return answer;
  });
}

/** The reseller, then the customer, as strongly as the act will need them; the request last. */
async function lockForDeciding(tx: Transaction, actor: Actor, requestId: string): Promise<RequestLine | null> {
  const found = await findRequest(tx, actor, requestId);
  if (!found) return null;
  const { kind, customer, reseller } = found;
  const movesSums = isGrantRequest(kind) || kind === "activate" || kind === "adjust-budget";
  const lock = movesSums ? "exclusive" : "share";
  if (customer === null) await lockResellers(tx, actor.distributorId, [reseller.id], lock);
  else await lockGoverned(tx, actor, customer.id, lock);
  return lockRequest(tx, actor, requestId);
}

/** Of the budget or grant that the act would change; 0 where there is none, or the kind has none. */
async function versionOf(tx: Transaction, { distributorId }: Actor, request: RequestLine, at: Date): Promise<number> {
  const { kind, customer, reseller } = request;
  if (isGrantRequest(kind)) return (await loadGranted(tx, distributorId, reseller.id, at)).version;
  if (customer === null || (kind !== "activate" && kind !== "adjust-budget")) return 0;
  const [row] = await tx
    .select({ version: budgets.version })
    .from(budgets)
    .where(and(eq(budgets.distributorId, distributorId), eq(budgets.customerId, customer.id)));
  return row?.version ?? 0;
}

type Kept = { readonly changeId: string; readonly at: Date };

async function keepFailure(
  tx: Transaction,
  actor: Actor,
  request: RequestLine,
  { changeId, at, reasons }: Kept & { readonly reasons: NonEmpty<ExecutionReason> },
): Promise<void> {
  const error = keptReasons(reasons);
  await tx
    .update(requests)
    .set({ error })
    .where(and(eq(requests.distributorId, actor.distributorId), eq(requests.id, request.id)));
  await writeStep(tx, actor, { request, kind: "execution-failed", changeId, at, text: null, values: error });
}

async function keepApproval(
  tx: Transaction,
  actor: Actor,
  request: RequestLine,
  { changeId, at, input }: Kept & { readonly input: ApproveRequestInput },
): Promise<void> {
  const { wish, until, note } = input;
  const executed = plainOf(wish);
  const asAsked = JSON.stringify(executed) === JSON.stringify(plainOf(request.wish));
  await tx
    .update(requests)
    .set({
      state: "approved",
      decidedAt: at,
      decidedBy: stampOf(actor),
      note,
      executed,
      until,
      executionChangeId: changeId,
      error: null,
    })
    .where(and(eq(requests.distributorId, actor.distributorId), eq(requests.id, request.id)));
  const kind = asAsked && until === null ? "approved" : "approved-with-changes";
  await writeStep(tx, actor, { request, kind, changeId, at, text: note, values: wish });
}
