import "server-only";
import type { Transaction } from "@/db/client";
import type { ApprovalAnswer, ApproveRequestInput, ExecutionReason } from "@/lib/contracts/request";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Decision } from "@/lib/domain/decision";
import { endedByActivating, grantWith } from "@/lib/domain/request/request";
import { loadGovernance } from "../budget/load-governance";
import { setBudgetIn } from "../budget/set-budget";
import { grantDelegationIn } from "../delegation/grant-delegation";
import { allowPayPerUseIn } from "../restriction/allow-pay-per-use";
import { blockPayPerUseIn } from "../restriction/block-pay-per-use";
import { freezeCustomerIn } from "../restriction/freeze-customer";
import { liftFreezeIn } from "../restriction/lift-freeze";
import { orderFreezeIn } from "../restriction/order-restriction";
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
  { request, input, changeId, version, at }: Execution,
  { kind, type, amount, action }: BudgetWish,
): Promise<Executed> {
  const customerId = customerOf(request);
  const lift = kind === "activate" ? await endedNow(tx, actor, customerId, at) : [];
  const { reason } = request;
  const { confirmed } = input;
  const answer = await setBudgetIn(
    tx,
    actor,
    { customerId, version, type, amount, action, lift, reason, confirmed },
    changeId,
  );
  return answer.status === "refused" ? { status: "failed", reasons: answer.reasons } : answer;
}

async function endedNow(tx: Transaction, { distributorId }: Actor, customerId: string, at: Date) {
  const governance = (await loadGovernance(tx, distributorId, [customerId], at)).get(customerId);
  const open = [...(governance?.freezes ?? []), ...(governance?.blocks ?? [])];
  return endedByActivating(open.map(({ origin }) => origin));
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
  const timing = input.now ? "now" : "delayed";
  switch (wish.kind) {
    case "freeze-account":
      return freezeCustomerIn(tx, actor, { ...act, level: "account", agreementVersion: null }, changeId);
    case "freeze-account-and-resources":
      return orderFreezeIn(tx, actor, { ...act, level: "account-and-resources", agreementVersion, timing }, changeId);
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
