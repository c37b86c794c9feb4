import "server-only";
import { and, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerInvitations, outbox, preregistrations } from "@/db/schema";
import type { PreregistrationQuery } from "@/lib/contracts/development-query";
import type { DevelopmentCounts, PreregistrationLine } from "@/lib/contracts/development-view";
import type { Page } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { PreregistrationState } from "@/lib/domain/development/preregistration";
import { ageKey, byAge } from "../by-age";
import { containing } from "../containing";
import { pageOf } from "../page-of";
import { developmentOf } from "../scope";
import { inTenant } from "../tenant";
import { newestInvitation, stateAt } from "./newest-invitation";

const PAGE = 50;

export type PreregistrationPage = Page<PreregistrationLine> & { readonly counts: DevelopmentCounts };

/** Whom the partner hopes to win, newest first, each with the state that follows from its newest invitation. */
export async function listPreregistrations(
  { actor }: Permit<"development.read">,
  query: PreregistrationQuery,
  at: Date,
): Promise<PreregistrationPage> {
  const { place, order, beyond } = byAge(query, { at: preregistrations.createdAt, id: preregistrations.id });
  return inTenant(actor, async (tx) => {
    const found = await selectLines(tx, at)
      .where(
        and(
          developmentOf(actor, preregistrations),
          query.q === null ? undefined : searchOf(query.q),
          query.state === null ? undefined : sql`${stateAt(at)} = ${query.state}`,
          beyond,
        ),
      )
      .orderBy(...order)
      .limit(PAGE + 1);
    const page = pageOf(found.map(toLine), PAGE, place, ({ createdAt, id }) => ageKey(createdAt, id));
    return { ...page, counts: await countStates(tx, actor, at) };
  });
}

function selectLines(tx: Transaction, at: Date) {
  return tx
    .select({
      id: preregistrations.id,
      name: preregistrations.name,
      email: preregistrations.email,
      contact: preregistrations.contact,
      externalId: preregistrations.externalId,
      note: preregistrations.note,
      customerId: preregistrations.customerId,
      createdAt: preregistrations.createdAt,
      state: stateAt(at),
      invitationId: customerInvitations.id,
      sentAt: customerInvitations.createdAt,
      expiresAt: customerInvitations.expiresAt,
      language: customerInvitations.language,
      failure: customerInvitations.failure,
      mail: outbox.state,
    })
    .from(preregistrations)
    .leftJoin(newestInvitation, sql`true`)
    .leftJoin(
      customerInvitations,
      and(
        eq(customerInvitations.distributorId, preregistrations.distributorId),
        sql`${customerInvitations.id} = newest.id`,
      ),
    )
    .leftJoin(
      outbox,
      and(eq(outbox.distributorId, customerInvitations.distributorId), eq(outbox.id, customerInvitations.mailId)),
    );
}

type Row = Awaited<ReturnType<typeof selectLines>>[number];

function toLine(row: Row): PreregistrationLine {
  const { invitationId, sentAt, expiresAt, language, failure, mail, state, ...line } = row;
  const invitation =
    invitationId === null || sentAt === null || expiresAt === null
      ? null
      : { id: invitationId, sentAt, expiresAt, language: language ?? "en", mail };
  // The state's column is the domain's own tuple.
  return {
    ...line,
    state: state as PreregistrationState,
    invitation,
    causes: state === "failed" ? (failure ?? []) : [],
  };
}

function searchOf(text: string): SQL | undefined {
  const pattern = containing(text);
  return or(
    ilike(preregistrations.name, pattern),
    ilike(preregistrations.email, pattern),
    ilike(preregistrations.externalId, pattern),
  );
}

async function countStates(tx: Transaction, actor: Actor, at: Date): Promise<DevelopmentCounts> {
  const count = (state: PreregistrationState) => sql<number>`(count(*) filter (where ${stateAt(at)} = ${state}))::int`;
  const [row] = await tx
    .select({
      preregistered: count("preregistered"),
      invited: count("invited"),
      failed: count("failed"),
      expired: count("expired"),
    })
    .from(preregistrations)
    .leftJoin(newestInvitation, sql`true`)
    .where(developmentOf(actor, preregistrations));
  return row ?? { preregistered: 0, invited: 0, failed: 0, expired: 0 };
}
