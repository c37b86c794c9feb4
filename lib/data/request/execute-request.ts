import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { ApprovalAnswer, ApproveRequestInput, ExecutionReason } from "@/lib/contracts/request";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Decision } from "@/lib/domain/decision";
import { grantWith } from "@/lib/domain/request/request";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { setBudgetIn } from "../budget/set-budget";
import { grantDelegationIn } from "../delegation/grant-delegation";
import { allowPayPerUseIn } from "../restriction/allow-pay-per-use";
import { blockPayPerUseIn } from "../restriction/block-pay-per-use";
import { freezeCustomerIn } from "../restriction/freeze-customer";
import { liftFreezeIn } from "../restriction/lift-freeze";
import { loadGranted } from "./load-granted";

export type Execution = {
  readonly request: RequestLine;
  readonly input: ApproveRequestInput;
  readonly changeId: string;
  readonly version: number;
  readonly at: Date;
};

type Executed = Exclude<ApprovalAnswer, { status: "refused" }>;

/** Runs the command that the request asks for, with the reseller's reason; what it refuses it has not begun. */
export async function executeRequest(tx: Transaction, actor: Actor, execution: Execution): Promise<Executed> {
  const { wish } = execution.input;
  switch (wish.kind) {
    case "activate":
    case "adjust-budget":
      return setBudgetAsAsked(tx, actor, execution, wish);
    case "permission":
    case "quota":
      return grantAsAsked(tx, actor, execution, wish);
    default:
      return executedOf(await restrictAsAsked(tx, actor, execution, wish));
  }
}

type Wish = ApproveRequestInput["wish"];
type BudgetWish = Extract<Wish, { amount: unknown }>;
type GrantWish = Extract<Wish, { monthlyQuota: unknown }>;
type RestrictionWish = Exclude<Wish, BudgetWish | GrantWish>;

async function setBudgetAsAsked(
  tx: Transaction,
  actor: Actor,
  { request, input, changeId, version }: Execution,
  { kind, type, amount, action }: BudgetWish,
): Promise<Executed> {
  const customerId = customerOf(request);
  const lift = kind === "activate" ? await liftable(tx, actor, customerId) : [];
  const { reason } = request;
  const { confirmed } = input;
  const answer = await setBudgetIn(
    tx,
    actor,
    { customerId, version, type, amount, action, lift: [...lift], reason, confirmed },
    changeId,
  );
  return answer.status === "refused" ? { status: "failed", reasons: answer.reasons } : answer;
}

/** What activating ends: the freeze by association, and what an exhausted budget caused (G3). */
async function liftable(
  tx: Transaction,
  { distributorId }: Actor,
  customerId: string,
): Promise<readonly StoredFreezeOrigin[]> {
  const [freezes, blocks] = [
    await tx
      .select({ origin: freezeCauses.origin })
      .from(freezeCauses)
      .where(
        and(
          eq(freezeCauses.distributorId, distributorId),
          eq(freezeCauses.customerId, customerId),
          isNull(freezeCauses.endedAt),
        ),
      ),
    await tx
      .select({ origin: payPerUseBlocks.origin })
      .from(payPerUseBlocks)
      .where(
        and(
          eq(payPerUseBlocks.distributorId, distributorId),
          eq(payPerUseBlocks.customerId, customerId),
          isNull(payPerUseBlocks.endedAt),
        ),
      ),
  ];
  const open: readonly string[] = [...freezes, ...blocks].map(({ origin }) => origin);
  return (["association-default", "budget-exhausted"] as const).filter((origin) => open.includes(origin));
}

async function grantAsAsked(
  tx: Transaction,
  actor: Actor,
  { request, input, changeId, version, at }: Execution,
  wish: GrantWish,
): Promise<Executed> {
  const { id, reason } = request;
  const resellerId = request.reseller.id;
  const granted = await loadGranted(tx, actor.distributorId, resellerId, at);
  const grant = { ...grantWith(wish, granted), until: input.until };
  const decision = await grantDelegationIn(
    tx,
    actor,
    { resellerId, version, wish: grant, reason },
    { requestId: id, changeId },
  );
  return executedOf(decision);
}

async function restrictAsAsked(
  tx: Transaction,
  actor: Actor,
  { request, input, changeId }: Execution,
  wish: RestrictionWish,
): Promise<Decision<ExecutionReason>> {
  const { messageToCustomer } = wish;
  const act = { customerId: customerOf(request), reason: request.reason, messageToCustomer };
  const { agreementVersion } = input;
  switch (wish.kind) {
    case "freeze-account":
      return freezeCustomerIn(tx, actor, { ...act, level: "account", agreementVersion: null }, changeId);
    case "freeze-account-and-resources":
      return freezeCustomerIn(tx, actor, { ...act, level: "account-and-resources", agreementVersion }, changeId);
    case "lift":
      return liftFreezeIn(tx, actor, { ...act, origins: wish.origins }, changeId);
    case "block-pay-per-use":
      return blockPayPerUseIn(tx, actor, act, changeId);
    case "allow-pay-per-use":
      return allowPayPerUseIn(tx, actor, { ...act, origins: wish.origins }, changeId);
  }
}

function executedOf(decision: Decision<ExecutionReason>): Executed {
  return decision.allowed ? { status: "saved" } : { status: "failed", reasons: decision.reasons };
}

function customerOf({ customer }: RequestLine): string {
  if (customer === null) throw new Error("a request of this kind names its customer");
  return customer.id;
}
