import "server-only";
import type { Transaction } from "@/db/client";
import type { AllowInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { permissionsFor } from "@/lib/domain/restriction/cause";
import { decideAllow, type RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { inTenant } from "../tenant";
import { beginAct, recallFor, withRecall } from "./begin-act";
import { liftNamed } from "./lift-named";

/** Ends the named causes of the pay-per-use block (G4). */
export async function allowPayPerUse(
  { actor }: Permit<"restriction.allow-pay-per-use">,
  input: AllowInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => allowPayPerUseIn(tx, actor, input));
}

/** The same within a transaction of the caller; `changeId` where it is part of a wider change. */
export async function allowPayPerUseIn(
  tx: Transaction,
  actor: Actor,
  input: AllowInput,
  changeId?: string,
): Promise<Decision<RestrictionReason>> {
  const begun = await beginAct(tx, actor, input, changeId);
  if (!begun) return refuse({ code: "restriction.customer-unknown" });
  const act = withRecall(begun, permissionsFor("account"));

  const { origins, reason, messageToCustomer } = input;
  const { blocks } = act.governance;
  const open = blocks.map(({ origin }) => origin);
  const decision = decideAllow({ ...act.facts, origins, open });
  if (!decision.allowed) return decision;
  await recallFor(tx, act);

  const named = blocks.filter(({ origin }) => origins.includes(origin));
  await liftNamed(tx, { ...act, reason, messageToCustomer, freezes: [], blocks: named });
  return ALLOWED;
}
