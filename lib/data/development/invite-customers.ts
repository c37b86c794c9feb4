import "server-only";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerInvitations, preregistrations } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { type Decision, refuse } from "@/lib/domain/decision";
import {
  type DevelopmentReason,
  decideInvite,
  PARTNER_INVITATIONS_A_DAY_MAX,
} from "@/lib/domain/development/decide-development";
import type { PreregistrationState } from "@/lib/domain/development/preregistration";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { developmentOf } from "../scope";
import { inTenant } from "../tenant";
import { returnInvitations, takeInvitations } from "./invitation-limit";
import { newestInvitation, stateAt } from "./newest-invitation";
import { sendInvitations } from "./send-invitations";

export type InviteCustomers = {
  readonly ids: readonly string[];
  /** A locale. */
  readonly language: string;
  readonly lifeDays: number;
  /** The address that a link begins with; the secret follows. */
  readonly address: string;
};

export type Invited = {
  readonly id: string;
  readonly name: string | null;
  readonly answer: Decision<DevelopmentReason>;
};

/** Sends each of them a link of their own, once each; an open one of before is dead from then on. */
export async function inviteCustomers(
  { actor }: Permit<"development.manage">,
  input: InviteCustomers,
): Promise<readonly Invited[]> {
  const ids = [...new Set(input.ids)];
  if (!(await takeInvitations(actor.company.id, ids.length))) {
    const max = PARTNER_INVITATIONS_A_DAY_MAX;
    const answer = refuse<DevelopmentReason>({ code: "development.too-many-invitations", max });
    return ids.map((id) => ({ id, name: null, answer }));
  }
  const answers = await inTenant(actor, async (tx) => {
    await lockPreregistrations(tx, actor, ids);
    const at = await instantOf(tx);
    const { suspended } = await loadActingSide(tx, actor);
    const found = new Map((await readCandidates(tx, actor, ids, at)).map((row) => [row.id, row]));
    const decided = ids.map((id) => {
      const row = found.get(id);
      const facts = { suspended, state: row?.state ?? null, invitedToday: row?.invitedToday ?? 0 };
      return { id, row, answer: decideInvite(facts) };
    });
    const chosen = decided.flatMap(({ row, answer }) => (row && answer.allowed ? [row] : []));
    await sendInvitations(tx, actor, { ...input, at, chosen });
    return decided.map(({ id, row, answer }) => ({ id, name: row?.name ?? null, answer }));
  });
  await returnInvitations(actor.company.id, answers.filter(({ answer }) => !answer.allowed).length);
  return answers;
}

async function lockPreregistrations(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<void> {
  await tx
    .select({ one: sql`1` })
    .from(preregistrations)
    .where(and(developmentOf(actor, preregistrations), inArray(preregistrations.id, [...ids])))
    .orderBy(asc(preregistrations.id))
    .for("update");
}

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: PreregistrationState;
  readonly invitedToday: number;
};

async function readCandidates(
  tx: Transaction,
  actor: Actor,
  ids: readonly string[],
  at: Date,
): Promise<readonly Candidate[]> {
  const rows = await tx
    .select({ id: preregistrations.id, name: preregistrations.name, email: preregistrations.email, state: stateAt(at) })
    .from(preregistrations)
    .leftJoin(newestInvitation, sql`true`)
    .where(and(developmentOf(actor, preregistrations), inArray(preregistrations.id, [...ids])));
  const sent = await tx
    .select({ id: customerInvitations.preregistrationId, count: sql<number>`count(*)::int` })
    .from(customerInvitations)
    .where(
      and(
        eq(customerInvitations.distributorId, actor.distributorId),
        inArray(customerInvitations.preregistrationId, [...ids]),
        gt(customerInvitations.createdAt, new Date(at.getTime() - DAY_MS)),
      ),
    )
    .groupBy(customerInvitations.preregistrationId);
  const sentTo = new Map(sent.map(({ id, count }) => [id, count]));
  // The state's column is the domain's own tuple.
  return rows.map((row) => ({
    ...row,
    state: row.state as PreregistrationState,
    invitedToday: sentTo.get(row.id) ?? 0,
  }));
}
