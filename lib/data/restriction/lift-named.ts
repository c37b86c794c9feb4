import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { stampOf } from "../actor-stamp";
import { type Telling, writeNotices } from "../alert/write-notices";
import { type AuditNote, recordAudit } from "../audit";
import type { Governance, OpenBlock, OpenFreeze } from "../budget/load-governance";
import type { LockedCustomer } from "../customer/lock-customer";
import { endCauses } from "./write-causes";

export type Lifting = {
  readonly actor: Actor;
  readonly customer: LockedCustomer;
  readonly governance: Governance;
  readonly changeId: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly messageToCustomer: string | null;
  /** The open causes to end. */
  readonly freezes: readonly OpenFreeze[];
  readonly blocks: readonly OpenBlock[];
};

/** Ends a person's named causes, tells everyone and returns what is left (G3). */
export async function liftNamed(tx: Transaction, lifting: Lifting): Promise<Governance> {
  const { actor, governance, changeId, at, reason, freezes, blocks } = lifting;
  const change = { distributorId: actor.distributorId, changeId, at, by: stampOf(actor) };
  await endCauses(tx, "freeze", change, { ids: freezes.map(({ id }) => id), endedAt: at, reason });
  await endCauses(tx, "block", change, { ids: blocks.map(({ id }) => id), endedAt: at, reason });
  const left = {
    ...governance,
    freezes: governance.freezes.filter((cause) => !freezes.includes(cause)),
    blocks: governance.blocks.filter((cause) => !blocks.includes(cause)),
  };
  await recordAudit(tx, actor, notesOf(lifting, left));
  await writeNotices(tx, actor.distributorId, at, tellingsOf(lifting, left));
  return left;
}

function notesOf({ customer, changeId, at, reason, freezes, blocks }: Lifting, left: Governance): AuditNote[] {
  const subject = { kind: "customer" as const, id: customer.id, name: customer.name };
  const notes: AuditNote[] = [];
  if (freezes.length > 0) {
    const after = { origins: freezes.map(({ origin }) => origin), level: freezeLevelOf(left.freezes) };
    notes.push({ changeId, at, action: "restriction.lifted", subject, before: freezes, after, reason });
  }
  if (blocks.length > 0) {
    const after = { origins: blocks.map(({ origin }) => origin), blocked: left.blocks.length > 0 };
    notes.push({ changeId, at, action: "restriction.pay-per-use-allowed", subject, before: blocks, after, reason });
  }
  return notes;
}

function tellingsOf({ customer, reason, messageToCustomer, freezes, blocks }: Lifting, left: Governance): Telling[] {
  const told = { customer: customer.name, reason, automatic: null, messageToCustomer };
  const common = { customer, customerHears: true, alertId: null };
  const tellings: Telling[] = [];
  if (freezes.length > 0) {
    const origins = freezes.map(({ origin }) => origin);
    const facts = { ...told, origins, level: freezeLevelOf(left.freezes) };
    tellings.push({ ...common, notice: { kind: "freeze-lifted", facts } });
  }
  if (blocks.length > 0) {
    const origins = blocks.map(({ origin }) => origin);
    const facts = { ...told, origins, blocked: left.blocks.length > 0 };
    tellings.push({ ...common, notice: { kind: "pay-per-use-allowed", facts } });
  }
  return tellings;
}
