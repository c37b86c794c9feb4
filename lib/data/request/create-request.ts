import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { requests, resellers } from "@/db/schema";
import type { CreateRequestInput } from "@/lib/contracts/request";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import type { Decision } from "@/lib/domain/decision";
import { isHeldBy, PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { decideRequest, type RequestFacts, type RequestReason } from "@/lib/domain/request/decide-request";
import { isGrantRequest, neededFor, type RequestWish } from "@/lib/domain/request/request";
import { stampOf } from "../actor-stamp";
import { plainOf } from "../audit";
import { type LockedCustomer, loadActingSide } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { lockGoverned, lockResellers } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { loadGranted } from "./load-granted";
import { loadOpenLevels } from "./load-open-levels";
import { writeStep } from "./write-step";

export type Asked =
  | { readonly allowed: true; readonly requestId: string }
  | Extract<Decision<RequestReason>, { readonly allowed: false }>;

/** Asks the distributor for what this reseller may not do; answers every reason against, or the new request's id. */
export async function createRequest({ actor }: Permit<"request.create">, input: CreateRequestInput): Promise<Asked> {
  return inTenant(actor, async (tx) => {
    const about = await lockAbout(tx, actor, input);
    if (about === null) return { allowed: false, reasons: [{ code: "request.customer-unknown" }] };
    const at = await instantOf(tx);
    const { wish, reason } = input;
    const decision = decideRequest({ ...(await factsOf(tx, actor, wish, about.customer, at)), wish, reason });
    if (!decision.allowed) return decision;

    const { distributorId, company } = actor;
    const [id, changeId] = [newId(), newId()];
    const { customer } = about;
    await tx.insert(requests).values({
      distributorId,
      id,
      resellerId: company.id,
      customerId: customer?.id ?? null,
      kind: wish.kind,
      state: "pending",
      wish: plainOf(wish),
      reason,
      by: stampOf(actor),
      changeId,
      createdAt: at,
    });
    const request = { id, kind: wish.kind, reseller: { id: company.id, name: about.reseller }, customer };
    await writeStep(tx, actor, { request, kind: "asked", changeId, at, text: reason, values: wish });
    return { allowed: true, requestId: id };
  });
}

type About = { readonly reseller: string; readonly customer: LockedCustomer | null };

/** Locks what the request is about; null when that is not the reseller's, or the kind asks for something else. */
async function lockAbout(
  tx: Transaction,
  actor: Actor,
  { customerId, wish }: CreateRequestInput,
): Promise<About | null> {
  const { distributorId, company } = actor;
  if (isGrantRequest(wish.kind) !== (customerId === null)) return null;
  if (customerId === null) {
    const [reseller] = await lockResellers(tx, distributorId, [company.id], "exclusive");
    return reseller ? { reseller: reseller.name, customer: null } : null;
  }
  const customer = await lockGoverned(tx, actor, customerId, "share");
  if (!customer) return null;
  const [reseller] = await tx
    .select({ name: resellers.name })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, company.id)));
  return { reseller: reseller?.name ?? company.name, customer };
}

async function factsOf(
  tx: Transaction,
  actor: Actor,
  wish: RequestWish,
  customer: LockedCustomer | null,
  at: Date,
): Promise<Omit<RequestFacts, "wish" | "reason">> {
  const { suspended } = await loadActingSide(tx, actor);
  const granted = await loadGranted(tx, actor.distributorId, actor.company.id, at);
  const isNarrowed = narrowedTo(actor) !== null;
  const pending = await findPending(tx, actor, wish.kind, customer);
  if (customer === null || isGrantRequest(wish.kind)) {
    return { suspended, granted, isNarrowed, pending, needed: [], held: granted.permissions };
  }
  const authority = await loadAuthority(tx, actor.distributorId, customer.id, at);
  const held: readonly Permission[] = PERMISSIONS.filter((one) => isHeldBy(authority, one, "reseller"));
  const freezing = await loadOpenLevels(tx, actor.distributorId, [customer.id], at);
  const needed = neededFor(wish, freezing.get(customer.id) ?? []);
  return { suspended, granted, isNarrowed, pending, needed, held };
}

async function findPending(
  tx: Transaction,
  { distributorId, company }: Actor,
  kind: RequestWish["kind"],
  customer: LockedCustomer | null,
) {
  const [row] = await tx
    .select({ id: requests.id, createdAt: requests.createdAt })
    .from(requests)
    .where(
      and(
        eq(requests.distributorId, distributorId),
        eq(requests.state, "pending"),
        eq(requests.kind, kind),
        customer === null ? isNull(requests.customerId) : eq(requests.customerId, customer.id),
        customer === null ? eq(requests.resellerId, company.id) : undefined,
      ),
    );
  return row ?? null;
}
