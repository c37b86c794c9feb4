import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { restrictionActs } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { NonEmpty } from "@/lib/domain/decision";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { type ActEvent, nextActState } from "@/lib/domain/restriction/waiting-act";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";
import { keptReasons } from "../request/kept-reasons";
import type { KeptAct } from "./load-restriction-acts";
import { tellOfAct } from "./tell-of-act";

type Ending = {
  readonly act: KeptAct;
  readonly customer: LockedCustomer;
  readonly event: Exclude<ActEvent, "confirmed">;
  readonly changeId: string;
  readonly at: Date;
  /** Why it was called off or declined; null: not asked. */
  readonly reason: string | null;
  /** What was against it when it was to run. */
  readonly refusal?: NonEmpty<RestrictionReason>;
};

const NOTICED = {
  expired: "act-expired",
  declined: "act-declined",
  "called-off": "act-called-off",
  refused: "act-refused",
} as const;

/** Ends a locked act, once: its state, its audit entry, and the notice where the freeze itself gives none. */
export async function endAct(tx: Transaction, actor: Actor, ending: Ending): Promise<void> {
  const { act, customer, event, changeId, at, reason, refusal } = ending;
  const state = nextActState(act.state, event);
  if (state === null) throw new Error(`an act that is ${act.state} cannot be ${event}`);
  const kept = refusal ? keptReasons(refusal) : null;
  await tx
    .update(restrictionActs)
    .set({ state, endedAt: at, endedBy: stampOf(actor), endReason: reason, endChangeId: changeId, refusal: kept })
    .where(and(eq(restrictionActs.distributorId, act.distributorId), eq(restrictionActs.id, act.id)));
  const { kind, level, origins, orderedAt, orderedFor, runsAt } = act;
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: `restriction.order-${event}`,
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: { state: act.state },
      after: { state, kind, level, origins, orderedAt, orderedFor, runsAt, refusal: kept },
      reason,
    },
  ]);
  if (event !== "ran") await tellOfAct(tx, { act, customer, kind: NOTICED[event], at, text: reason });
}
