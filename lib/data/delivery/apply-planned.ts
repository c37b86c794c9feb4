import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { AuditAction } from "@/lib/domain/audit/action";
import { decimalOf } from "@/lib/domain/money/money";
import { recordAudit } from "../audit";
import { usageMovesOf } from "../charge/recount";
import { answerUsage } from "../usage/answer-usage";
import { applyDeliveries } from "./apply-deliveries";
import type { Effects, Outcome } from "./build-report";
import { differencesOf } from "./difference";
import { hypothetically } from "./hypothetically";
import type { PlannedDelivery } from "./plan-deliveries";
import { readTotals, type Total } from "./read-totals";
import { keepDelivery, saveApplied, saveHeld } from "./save-revision";

export type Application = {
  readonly importId: string;
  readonly changeId: string;
  readonly at: Date;
  /** Apply even what would be held. */
  readonly accept: boolean;
};

type Applied = Effects & { readonly totals: readonly Total[] };

async function apply(
  tx: Transaction,
  actor: Actor,
  planned: readonly PlannedDelivery[],
  { at, changeId }: Application,
): Promise<Applied> {
  if (planned.length === 0) return { outcomes: [], moves: [], answers: [], totals: [] };
  for (const delivery of planned) await keepDelivery(tx, actor, delivery);
  const moves = usageMovesOf(await applyDeliveries(tx, actor, { planned, at, from: { table: "staged" } }), at);
  const answers = await answerUsage(tx, actor, { changeId, at, moves: [...moves] });
  const totals = await readTotals(
    tx,
    actor,
    planned.map(({ id }) => id),
  );
  return { outcomes: [], moves, answers, totals };
}

const totalsFor = (totals: readonly Total[], { id }: PlannedDelivery) =>
  totals.filter(({ deliveryId }) => deliveryId === id);

export function nameOf({
  source,
  billingAccount,
  billingPeriod,
}: Pick<PlannedDelivery, "source" | "billingAccount" | "billingPeriod">): string {
  return `${source} ${billingAccount} ${billingPeriod}`;
}

async function audit(
  tx: Transaction,
  actor: Actor,
  delivery: PlannedDelivery,
  { importId, changeId, at }: Application,
  action: AuditAction,
): Promise<void> {
  const { id, formerRevision, revision, rows, listed } = delivery;
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action,
      subject: { kind: "delivery", id, name: nameOf(delivery) },
      before: formerRevision === null ? null : { revision: formerRevision },
      after: { revision, rows, listed: decimalOf(listed), importId },
    },
  ]);
}

async function hold(
  tx: Transaction,
  actor: Actor,
  delivery: PlannedDelivery,
  application: Application,
): Promise<Outcome> {
  const { totals } = await hypothetically(tx, (inner) => apply(inner, actor, [delivery], application));
  const difference = await differencesOf(tx, actor, delivery.former, totals);
  await saveHeld(tx, actor, delivery, { ...application, difference });
  await audit(tx, actor, delivery, application, "delivery.held");
  return { delivery, status: "held", totals, revision: delivery.revision };
}

/** What is unchanged stays, what shrank is held unless accepted, the rest goes in as one change (G11). */
export async function applyPlanned(
  tx: Transaction,
  actor: Actor,
  planned: readonly PlannedDelivery[],
  application: Application,
): Promise<Effects> {
  const unchanged = planned.filter(({ isUnchanged }) => isUnchanged);
  const changed = planned.filter(({ isUnchanged }) => !isUnchanged);
  const isHeld = ({ hold: reasons }: PlannedDelivery) => reasons.length > 0 && !application.accept;
  const { moves, answers, totals } = await apply(
    tx,
    actor,
    changed.filter((delivery) => !isHeld(delivery)),
    application,
  );
  const current = await readTotals(
    tx,
    actor,
    unchanged.map(({ id }) => id),
  );

  const outcomes: Outcome[] = [];
  for (const delivery of planned) {
    if (delivery.isUnchanged) {
      outcomes.push({
        delivery,
        status: "unchanged",
        totals: totalsFor(current, delivery),
        revision: delivery.formerRevision,
      });
    } else if (isHeld(delivery)) {
      outcomes.push(await hold(tx, actor, delivery, application));
    } else {
      const own = totalsFor(totals, delivery);
      const difference = await differencesOf(tx, actor, delivery.former, own);
      await saveApplied(tx, actor, delivery, { ...application, difference });
      await audit(tx, actor, delivery, application, "delivery.applied");
      outcomes.push({ delivery, status: "applied", totals: own, revision: delivery.revision });
    }
  }
  return { outcomes, moves, answers };
}

/** What would happen if all of it were accepted; call it `hypothetically`. */
export async function applyForAnswer(
  tx: Transaction,
  actor: Actor,
  planned: readonly PlannedDelivery[],
  application: Application,
  status: "dry-run" | "refused",
): Promise<Effects> {
  const effects = await applyPlanned(tx, actor, planned, { ...application, accept: true });
  return {
    ...effects,
    outcomes: effects.outcomes.map((outcome) => ({
      ...outcome,
      status: outcome.status === "unchanged" && status === "dry-run" ? "unchanged" : status,
      revision: null,
    })),
  };
}
