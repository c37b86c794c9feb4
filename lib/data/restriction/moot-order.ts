import "server-only";
import type { Transaction } from "@/db/client";
import { isHeldBy } from "@/lib/domain/delegation/authority";
import { neededFor, type WaitingKind } from "@/lib/domain/restriction/waiting-act";
import type { Act } from "./begin-act";
import { endAct } from "./end-act";
import { type KeptAct, loadOpenActs } from "./load-restriction-acts";

type Waiting = {
  /** What stands in the way of another of its kind. */
  readonly open: KeptAct | null;
  /** Ordered by a company that, with this act, does not hold the permission any more: it could only be refused. */
  readonly moot: KeptAct | null;
};

/** What is ordered of the act's customer already, seen with the authority as the act leaves it. */
export async function waitingOf(tx: Transaction, act: Act, kind: WaitingKind): Promise<Waiting> {
  const acts = await loadOpenActs(tx, act.actor.distributorId, act.customer.id);
  const found = acts.find((one) => one.kind === kind) ?? null;
  if (found === null) return { open: null, moot: null };
  const stands = isHeldBy(act.facts.authority, neededFor(found), found.companyKind);
  return stands ? { open: found, moot: null } : { open: null, moot: found };
}

/** Refuses the moot order now, with its reason and notices, so that the present holder's takes its place. */
export async function endMoot(
  tx: Transaction,
  { actor, customer, changeId, at, facts }: Act,
  moot: KeptAct | null,
): Promise<void> {
  if (moot === null) return;
  const permission = neededFor(moot);
  const reason = { code: "restriction.not-holder", permission, holder: facts.authority[permission] } as const;
  await endAct(tx, actor, { act: moot, customer, event: "refused", changeId, at, reason: null, refusal: [reason] });
}
