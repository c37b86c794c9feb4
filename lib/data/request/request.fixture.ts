import type { RequestWish } from "@/lib/contracts/request";
import type { Actor } from "@/lib/domain/access/actor";
import { money, permit } from "../budget/governance.fixture";
import { createRequest } from "./create-request";

export const activation = {
  kind: "activate",
  type: "monthly",
  amount: money("500"),
  action: "alert-only",
} as const satisfies RequestWish;
export const noMessage = { messageToCustomer: null };

type Answer = { readonly allowed: boolean; readonly reasons?: readonly { readonly code: string }[] };

export const codesOf = ({ reasons = [] }: Answer): readonly string[] => reasons.map(({ code }) => code);

/** Asks for a customer, or for the reseller itself. */
export async function askFor(actor: Actor, customerId: string | null, wish: RequestWish) {
  return createRequest(permit(actor, "request.create"), { customerId, reason: "Contract signed today", wish });
}

/** A request that waits for its answer. */
export async function waiting(actor: Actor, customerId: string | null, wish: RequestWish): Promise<string> {
  const answer = await askFor(actor, customerId, wish);
  if (!answer.allowed) throw new Error(codesOf(answer).join());
  return answer.requestId;
}
