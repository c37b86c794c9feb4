import "server-only";
import type { GrantInput } from "@/lib/contracts/delegation";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { grantDelegation } from "./grant-delegation";

export type GrantRowAnswer = { readonly resellerId: string; readonly decision: Decision<DelegationReason> };

/** Each reseller its own transaction and answer. */
export async function grantDelegations(
  permit: Permit<"delegation.grant">,
  rows: readonly GrantInput[],
): Promise<readonly GrantRowAnswer[]> {
  const answers: GrantRowAnswer[] = [];
  for (const row of rows) {
    answers.push({ resellerId: row.resellerId, decision: await grantDelegation(permit, row) });
  }
  return answers;
}
