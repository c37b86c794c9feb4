import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { directory, resellers } from "@/db/schema";
import type { CreateCustomerInput } from "@/lib/contracts/customer";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type CustomerFacts, type CustomerReason, decideCustomer } from "@/lib/domain/association/decide-customer";
import type { Decision } from "@/lib/domain/decision";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { AccountNameTaken, addCustomer } from "./add-customer";
import { loadActingSide } from "./lock-customer";

export type CreateCustomerAnswer =
  | { readonly allowed: true; readonly customerId: string }
  | Extract<Decision<CustomerReason>, { allowed: false }>;

/** Adds a customer to the distributor or one of its resellers, frozen by default. */
export async function createCustomer(
  { actor }: Permit<"customer.create">,
  input: CreateCustomerInput,
): Promise<CreateCustomerAnswer> {
  try {
    return await inTenant(actor, (tx) => createIn(tx, actor, input));
  } catch (thrown) {
    // Another command took the name between our look and our write.
    if (!(thrown instanceof AccountNameTaken)) throw thrown;
    const { accountName } = input;
    return { allowed: false, reasons: [{ code: "customer.account-name-taken", accountName }] };
  }
}

async function createIn(tx: Transaction, actor: Actor, input: CreateCustomerInput): Promise<CreateCustomerAnswer> {
  const { accountName, resellerId } = input;
  const { suspended } = await loadActingSide(tx, actor);
  const decision = decideCustomer({
    accountName,
    nameTaken: await isNameTaken(tx, accountName),
    reseller: await resellerStateOf(tx, actor, resellerId),
    suspended,
  });
  if (!decision.allowed) return decision;
  const at = await instantOf(tx);
  const changeId = newId();
  const { customerId } = await addCustomer(tx, actor, { ...input, origin: "created", associatedAt: at, at, changeId });
  return { allowed: true, customerId };
}

async function isNameTaken(tx: Transaction, accountName: string): Promise<boolean> {
  const [taken] = await tx
    .select({ accountName: directory.accountName })
    .from(directory)
    .where(eq(directory.accountName, accountName));
  return taken !== undefined;
}

async function resellerStateOf(
  tx: Transaction,
  { distributorId }: Actor,
  resellerId: string | null,
): Promise<CustomerFacts["reseller"]> {
  if (resellerId === null) return null;
  const [reseller] = await tx
    .select({ state: resellers.state })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  return reseller?.state ?? "unknown";
}
