import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { disassociations, distributors, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import type { DisassociationState, Side } from "@/lib/domain/association/disassociation";
import { stampOf } from "../actor-stamp";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";

export type Step = {
  readonly customer: Pick<LockedCustomer, "id" | "name" | "resellerId">;
  readonly side: Side;
  readonly changeId: string;
  readonly at: Date;
  /** Reason or note; null: none. */
  readonly text: string | null;
};

type Verb = "asked" | "approved" | "rejected" | "withdrawn" | "superseded";

/** The audit entry of a step, and the notice to all three. */
export async function noteStep(tx: Transaction, actor: Actor, verb: Verb, step: Step): Promise<void> {
  const { customer, side, changeId, at, text } = step;
  const { distributorId } = actor;
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: `disassociation.${verb}`,
      subject: { kind: "customer", id: customer.id, name: customer.name },
      after: { askedBy: side },
      reason: text,
    },
  ]);
  const facts = { customer: customer.name, partner: await partnerName(tx, distributorId, customer), side, text };
  const kind: Extract<CompanyNotice["kind"], `disassociation-${string}`> = `disassociation-${verb}`;
  const telling = { to: partiesOf(distributorId, customer), notice: { urgent: false, kind, facts } };
  await tellCompanies(tx, distributorId, at, [{ ...telling, customerId: customer.id }]);
}

/** Distributor, reseller where there is one, and the customer. */
function partiesOf(distributorId: string, { id, resellerId }: Step["customer"]): readonly CompanyRef[] {
  return [
    { kind: "distributor", id: distributorId },
    ...(resellerId === null ? [] : [{ kind: "reseller" as const, id: resellerId }]),
    { kind: "customer", id },
  ];
}

/** The reseller's name, or the distributor's. */
export async function partnerName(
  tx: Transaction,
  distributorId: string,
  { resellerId }: Pick<Step["customer"], "resellerId">,
): Promise<string> {
  const [row] =
    resellerId === null
      ? await tx
          .select({ name: distributors.name })
          .from(distributors)
          .where(eq(distributors.distributorId, distributorId))
      : await tx
          .select({ name: resellers.name })
          .from(resellers)
          .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  return row?.name ?? "";
}

type Closing = Omit<Step, "text"> & {
  readonly id: string;
  readonly state: Exclude<DisassociationState, "pending-customer" | "pending-partner">;
  readonly note: string | null;
};

/** Ends a waiting request: row, audit, notice. */
export async function closeDisassociation(tx: Transaction, actor: Actor, closing: Closing): Promise<void> {
  const { id, state, note, changeId, at } = closing;
  await tx
    .update(disassociations)
    .set({ state, decidedAt: at, decidedBy: stampOf(actor), note, decisionChangeId: changeId })
    .where(and(eq(disassociations.distributorId, actor.distributorId), eq(disassociations.id, id)));
  await noteStep(tx, actor, state, { ...closing, text: note });
}
