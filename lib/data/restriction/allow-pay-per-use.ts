import "server-only";
import type { Transaction } from "@/db/client";
import type { AllowInput } from "@/lib/contracts/restriction";
import type { BatchWish } from "@/lib/contracts/restriction-batch";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideBatchAllow, endedByBatch } from "@/lib/domain/restriction/batch";
import { permissionsFor } from "@/lib/domain/restriction/cause";
import { type ActFacts, decideAllow, type RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import type { BlockOrigin } from "@/lib/domain/restriction/freeze";
import { inTenant } from "../tenant";
import { type Act, beginAct, recallFor, withRecall } from "./begin-act";
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
  const { origins } = input;
  return allowIn(tx, begun, input, origins, (facts) => decideAllow({ ...facts, origins }));
}

/** The batch's: ends whatever of the open causes a batch may end (G3, G4). */
export async function allowOpenIn(
  tx: Transaction,
  actor: Actor,
  { alsoManual, ...input }: BatchWish,
): Promise<Decision<RestrictionReason>> {
  const begun = await beginAct(tx, actor, input);
  if (!begun) return refuse({ code: "restriction.customer-unknown" });
  const origins = endedByBatch(
    begun.governance.blocks.map(({ origin }) => origin),
    alsoManual,
  );
  return allowIn(tx, begun, input, origins, (facts) => decideBatchAllow({ ...facts, alsoManual }));
}

async function allowIn(
  tx: Transaction,
  begun: Act,
  { reason, messageToCustomer }: Pick<AllowInput, "reason" | "messageToCustomer">,
  origins: readonly BlockOrigin[],
  decideOn: (facts: ActFacts & { readonly open: readonly BlockOrigin[] }) => Decision<RestrictionReason>,
): Promise<Decision<RestrictionReason>> {
  const act = withRecall(begun, permissionsFor("account"));
  const { blocks } = act.governance;
  const decision = decideOn({ ...act.facts, open: blocks.map(({ origin }) => origin) });
  if (!decision.allowed) return decision;
  await recallFor(tx, act);

  const named = blocks.filter(({ origin }) => origins.includes(origin));
  await liftNamed(tx, { ...act, reason, messageToCustomer, freezes: [], blocks: named });
  return ALLOWED;
}
