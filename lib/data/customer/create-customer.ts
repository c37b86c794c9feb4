import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, directory, resellers } from "@/db/schema";
import type { CreateCustomerInput, Platform } from "@/lib/contracts/customer";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type CustomerReason, decideCustomer } from "@/lib/domain/association/decide-customer";
import type { Decision } from "@/lib/domain/decision";
import { associateCustomer } from "../association/associate-customer";
import { lockResellers } from "../delegation/lock-governed";
import { startCustomer } from "../development/start-customer";
import { tellOfJoining } from "../development/tell-of-joining";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { AccountNameTaken, PlatformIdTaken } from "./add-customer";
import { loadActingSide } from "./lock-customer";

export type CreateCustomerAnswer =
  | { readonly allowed: true; readonly customerId: string }
  | Extract<Decision<CustomerReason>, { allowed: false }>;

/**
 * Adds a customer to the distributor or one of its resellers: frozen by default, with an account of its own, and started
 * as its partner's starting policy says (R-2.1, R-2.6, G12, G20).
 */
export async function createCustomer(
  { actor }: Permit<"customer.create">,
  input: CreateCustomerInput,
): Promise<CreateCustomerAnswer> {
  try {
    return await inTenant(actor, (tx) => createIn(tx, actor, input));
  } catch (thrown) {
    // Another command took the name, or the platform's id, between our look and our write: now it is seen.
    if (!(thrown instanceof AccountNameTaken || thrown instanceof PlatformIdTaken)) throw thrown;
    return inTenant(actor, (tx) => createIn(tx, actor, input));
  }
}

async function createIn(tx: Transaction, actor: Actor, input: CreateCustomerInput): Promise<CreateCustomerAnswer> {
  const { distributorId } = actor;
  const { accountName, resellerId, platform = null } = input;
  if (resellerId !== null) await lockResellers(tx, distributorId, [resellerId], "exclusive");
  const { distributor, suspended } = await loadActingSide(tx, actor);
  const partner = resellerId === null ? null : await findReseller(tx, actor, resellerId);
  const decision = decideCustomer({
    accountName,
    nameTaken: await isNameTaken(tx, accountName),
    platformKnown: platform && (await findByPlatform(tx, actor, platform)),
    reseller: resellerId === null ? null : (partner?.state ?? "unknown"),
    suspended,
  });
  if (!decision.allowed) return decision;

  const when = { at: await instantOf(tx), changeId: newId() };
  const customerId = newId();
  const asked = { ...input, customerId, platform, ...when };
  const customer = await associateCustomer(tx, actor, { ...asked, returns: false, origin: "created" });
  const system = systemActor(distributorId, distributor, actor.requestId);
  const start = await startCustomer(tx, system, customer, when);
  const above = partner ? ({ kind: "reseller", ...partner } as const) : distributorOf(distributorId, distributor);
  await tellOfJoining(tx, system, { partner: above, customer, start, at: when.at });
  return { allowed: true, customerId };
}

function distributorOf(id: string, { name }: { readonly name: string }) {
  return { kind: "distributor", id, name } as const;
}

async function isNameTaken(tx: Transaction, accountName: string): Promise<boolean> {
  return (await tx.$count(directory, eq(directory.accountName, accountName))) > 0;
}

/** A former customer too: the platform's id names it for good. */
async function findByPlatform(tx: Transaction, { distributorId }: Actor, { name, id }: Platform) {
  const [known] = await tx
    .select({ customerId: customers.id, accountName: customers.accountName })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), eq(customers.platform, name), eq(customers.platformId, id)));
  return known ?? null;
}

async function findReseller(tx: Transaction, { distributorId }: Actor, resellerId: string) {
  const [reseller] = await tx
    .select({ id: resellers.id, name: resellers.name, state: resellers.state })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  return reseller ?? null;
}
