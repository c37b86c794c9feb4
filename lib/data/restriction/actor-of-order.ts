import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiKeys, distributors, members, resellers, users } from "@/db/schema";
import type { Actor, Company, CompanyState } from "@/lib/domain/access/actor";
import { type Action, issuePermit } from "@/lib/domain/access/permit";
import type { WaitingKind } from "@/lib/domain/restriction/waiting-act";
import { newId } from "../new-id";
import type { KeptAct } from "./load-restriction-acts";

/** Whoever ordered an act, as of now; null: removed, revoked, or demoted below what the act asks. */
export async function actorOfOrder(tx: Transaction, act: KeptAct): Promise<Actor | null> {
  const place = await loadCompany(tx, act);
  const via = place && (await loadVia(tx, act));
  if (!place || !via) return null;
  const actor: Actor = { distributorId: act.distributorId, ...place, via, requestId: newId(), ip: null };
  return issuePermit(actor, ASKS[act.kind]) && actor;
}

const ASKS = {
  freeze: "restriction.freeze",
  lift: "restriction.lift",
  release: "resource.release",
} as const satisfies Record<WaitingKind, Action>;

type Place = { readonly company: Company; readonly companyState: CompanyState };

async function loadCompany(
  tx: Transaction,
  { distributorId, companyKind: kind, companyId: id }: KeptAct,
): Promise<Place | null> {
  const [row] =
    kind === "distributor"
      ? await tx
          .select({ name: distributors.name, accountName: distributors.accountName, state: distributors.state })
          .from(distributors)
          .where(eq(distributors.distributorId, distributorId))
      : await tx
          .select({ name: resellers.name, accountName: resellers.accountName, state: resellers.state })
          .from(resellers)
          .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, id)));
  if (!row) return null;
  const { state, ...names } = row;
  return { company: { kind, id, ...names }, companyState: state };
}

async function loadVia(tx: Transaction, { distributorId, companyId, by }: KeptAct): Promise<Actor["via"] | null> {
  switch (by.kind) {
    case "person":
      return by.id === null ? null : loadPerson(tx, distributorId, companyId, by.id);
    case "key":
      return by.id === null ? null : loadKey(tx, distributorId, companyId, by.id);
    case "operator":
    case "system":
      return { kind: by.kind };
  }
}

async function loadPerson(tx: Transaction, distributorId: string, companyId: string, memberId: string) {
  const [row] = await tx
    .select({ userId: users.id, name: users.name, email: users.email, roles: members.roles })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.distributorId, distributorId),
        eq(members.id, memberId),
        eq(members.companyId, companyId),
        isNull(members.removedAt),
        isNull(users.disabledAt),
      ),
    );
  return row ? { kind: "person" as const, memberId, ...row } : null;
}

async function loadKey(tx: Transaction, distributorId: string, companyId: string, keyId: string) {
  const [row] = await tx
    .select({ name: apiKeys.name, scopes: apiKeys.scopes })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.distributorId, distributorId),
        eq(apiKeys.id, keyId),
        eq(apiKeys.companyId, companyId),
        isNull(apiKeys.revokedAt),
      ),
    );
  return row ? { kind: "key" as const, keyId, ...row } : null;
}
