import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { requests } from "@/db/schema";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import { isHeldBy } from "@/lib/domain/delegation/authority";
import { isPointless, neededFor } from "@/lib/domain/request/request";
import { stampOf } from "../actor-stamp";
import { loadAuthorities } from "../delegation/load-authority";
import { loadGranted } from "./load-granted";
import { loadOpenLevels } from "./load-open-levels";
import { lockPendingRequests } from "./lock-request";
import { writeStep } from "./write-step";

type Superseding = {
  readonly resellerId: string;
  /** Of the grant, its end, or the end of a recall, that makes them pointless. */
  readonly changeId: string;
  readonly at: Date;
  /** The request that the grant itself answers; null: none. */
  readonly except: string | null;
};

/**
 * Ends the pending requests for which the reseller now holds every permission needed, has what it asked for, or
 * asked for a quota that it can no longer use.
 * After the change of authority, in its transaction, under the reseller's lock ("States").
 */
export async function supersedeRequests(
  tx: Transaction,
  actor: Actor,
  { resellerId, changeId, at, except }: Superseding,
): Promise<void> {
  const { distributorId } = actor;
  const pending = (await lockPendingRequests(tx, actor, resellerId)).filter(({ id }) => id !== except);
  const settled = await settledOf(tx, distributorId, resellerId, pending, at);
  await supersede(tx, actor, settled, { changeId, at });
}

/** Ends every pending request of the reseller about a customer that leaves it; how many there were. */
export async function supersedeAbout(
  tx: Transaction,
  actor: Actor,
  { resellerId, customerId, changeId, at }: Omit<Superseding, "except"> & { readonly customerId: string },
): Promise<number> {
  const about = (await lockPendingRequests(tx, actor, resellerId)).filter(
    ({ customer }) => customer?.id === customerId,
  );
  await supersede(tx, actor, about, { changeId, at });
  return about.length;
}

async function supersede(
  tx: Transaction,
  actor: Actor,
  settled: readonly RequestLine[],
  { changeId, at }: Pick<Superseding, "changeId" | "at">,
): Promise<void> {
  const { distributorId } = actor;
  if (settled.length === 0) return;
  await tx
    .update(requests)
    .set({ state: "superseded", decidedAt: at, decidedBy: stampOf(actor), error: null })
    .where(
      and(
        eq(requests.distributorId, distributorId),
        inArray(
          requests.id,
          settled.map(({ id }) => id),
        ),
      ),
    );
  for (const request of settled) {
    await writeStep(tx, actor, { request, kind: "superseded", changeId, at, text: null, values: null });
  }
}

async function settledOf(
  tx: Transaction,
  distributorId: string,
  resellerId: string,
  pending: readonly RequestLine[],
  at: Date,
): Promise<readonly RequestLine[]> {
  if (pending.length === 0) return [];
  const customerIds = [...new Set(pending.flatMap(({ customer }) => customer?.id ?? []))];
  const granted = await loadGranted(tx, distributorId, resellerId, at);
  const authorities = await loadAuthorities(tx, distributorId, customerIds, at);
  const freezes = await loadOpenLevels(tx, distributorId, customerIds, at);
  return pending.filter(({ wish, customer }) => {
    if (wish.kind === "permission" || wish.kind === "quota") return isPointless(wish, granted);
    const authority = customer === null ? undefined : authorities.get(customer.id);
    if (customer === null || authority === undefined) return false;
    const needed = neededFor(wish, freezes.get(customer.id) ?? []);
    return needed.every((permission) => isHeldBy(authority, permission, "reseller"));
  });
}
