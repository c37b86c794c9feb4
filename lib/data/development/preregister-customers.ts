import "server-only";
import { and, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { preregistrations } from "@/db/schema";
import type { PreregisterInput } from "@/lib/contracts/development";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { developmentOf } from "../scope";
import { inTenant } from "../tenant";

export type Preregistered = {
  readonly row: PreregisterInput;
  /** Null when it was refused. */
  readonly id: string | null;
  readonly answer: Decision<DevelopmentReason>;
};

/** Pre-registers customers of the partner itself, each row for itself; answers in the order given. */
export async function preregisterCustomers(
  { actor }: Permit<"development.manage">,
  rows: readonly PreregisterInput[],
): Promise<readonly Preregistered[]> {
  return inTenant(actor, async (tx) => {
    const { suspended } = await loadActingSide(tx, actor);
    if (suspended.length > 0) {
      const answer = refuse<DevelopmentReason>({ code: "development.company-suspended", companies: suspended });
      return rows.map((row) => ({ row, id: null, answer }));
    }
    const known = await knownEmails(tx, actor, rows);
    const fresh = new Map<string, PreregisterInput>();
    for (const row of rows) if (!known.has(row.email) && !fresh.has(row.email)) fresh.set(row.email, row);
    const ids = await insertRows(tx, actor, [...fresh.values()]);
    return rows.map((row) => {
      const id = fresh.get(row.email) === row ? ids.get(row.email) : undefined;
      if (id !== undefined) return { row, id, answer: ALLOWED };
      return { row, id: null, answer: refuse({ code: "development.email-known", email: row.email }) };
    });
  });
}

async function knownEmails(tx: Transaction, actor: Actor, rows: readonly PreregisterInput[]) {
  const found = await tx
    .select({ email: preregistrations.email })
    .from(preregistrations)
    .where(
      and(
        developmentOf(actor, preregistrations),
        isNull(preregistrations.customerId),
        inArray(
          preregistrations.email,
          rows.map(({ email }) => email),
        ),
      ),
    );
  return new Set(found.map(({ email }) => email));
}

/** The ids of those written, by address; another command may have been faster with some. */
async function insertRows(
  tx: Transaction,
  actor: Actor,
  rows: readonly PreregisterInput[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const { distributorId, company } = actor;
  const change = { changeId: newId(), at: await instantOf(tx) };
  const written = await tx
    .insert(preregistrations)
    .values(
      rows.map((row) => ({
        ...row,
        distributorId,
        id: newId(),
        resellerId: company.kind === "reseller" ? company.id : null,
        by: stampOf(actor),
        changeId: change.changeId,
        createdAt: change.at,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: preregistrations.id, name: preregistrations.name, email: preregistrations.email });
  await recordAudit(
    tx,
    actor,
    written.map(({ id, name, email }) => ({
      ...change,
      action: "preregistration.created",
      subject: { kind: "preregistration" as const, id, name },
      after: { name, email },
    })),
  );
  return new Map(written.map(({ id, email }) => [email, id]));
}
