import "server-only";
import { and, eq } from "drizzle-orm";
import { restrictionActs } from "@/db/schema";
import type { ActStepInput } from "@/lib/contracts/restriction";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision } from "@/lib/domain/decision";
import { decideSecondPerson } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { runsAtOf } from "@/lib/domain/restriction/waiting-act";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { settleAct } from "./run-act";
import { takeActStep } from "./take-act-step";
import { tellOfAct } from "./tell-of-act";

/**
 * The second person says yes (G8). An act for now takes effect in the same transaction, a delayed one a quarter of an
 * hour later; what is against it by then is answered and kept.
 */
export async function confirmAct(
  { actor }: Permit<"restriction.confirm">,
  { actId }: Pick<ActStepInput, "actId">,
): Promise<Decision<RestrictionReason>> {
  return takeActStep(actor, actId, {
    decide: ({ facts }) => decideSecondPerson(facts),
    write: async (tx, { act, customer, changeId, at }) => {
      const runsAt = runsAtOf(act.timing, act.orderedFor, at);
      const confirmedBy = stampOf(actor);
      const confirmed = { ...act, state: "waiting" as const, confirmedBy, runsAt };
      await tx
        .update(restrictionActs)
        .set({ state: confirmed.state, confirmedAt: at, confirmedBy, runsAt })
        .where(and(eq(restrictionActs.distributorId, act.distributorId), eq(restrictionActs.id, act.id)));
      await recordAudit(tx, actor, [
        {
          changeId,
          at,
          action: "restriction.order-confirmed",
          subject: { kind: "customer", id: customer.id, name: customer.name },
          before: { state: act.state },
          after: { state: confirmed.state, kind: act.kind, level: act.level, runsAt, orderedBy: act.by.name },
          reason: null,
        },
      ]);
      if (runsAt <= at) return settleAct(tx, confirmed, customer, at);
      await tellOfAct(tx, { act: confirmed, customer, kind: "act-confirmed", at, text: act.reason });
      return ALLOWED;
    },
  });
}
