import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { NonEmpty } from "@/lib/domain/decision";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { customersOf } from "../scope";
import { normalisedEmail } from "../user/find-user-by-email";
import { type AddedInvitation, addInvitation } from "./add-invitation";

type Input = { readonly companyId: string /** Null: whoever holds the link. */; readonly email: string | null };

export type AdministratorInvited =
  | ({ readonly allowed: true } & AddedInvitation)
  | { readonly allowed: false; readonly reasons: NonEmpty<AdministratorReason> };

/** unknown: no such company below the one that asks. */
export type AdministratorReason =
  | SuspendedReason
  | { readonly code: "customer.unknown" }
  | { readonly code: "reseller.unknown" };

/** A partner's link for an administrator of a company below it. */
export async function inviteAdministrator(
  { actor, action }: Permit<"reseller.create"> | Permit<"customer.create">,
  { companyId, email }: Input,
): Promise<AdministratorInvited> {
  return writeFor(actor, async (tx): Promise<AdministratorInvited> => {
    const company =
      action === "reseller.create" ? await resellerIn(tx, actor, companyId) : await customerIn(tx, actor, companyId);
    if (!company) {
      const code = action === "reseller.create" ? "reseller.unknown" : "customer.unknown";
      return { allowed: false, reasons: [{ code }] };
    }
    const at = await instantOf(tx);
    const added = await addInvitation(tx, actor, {
      company,
      email: email === null ? null : normalisedEmail(email),
      roles: ["administrator"],
      at,
      changeId: newId(),
    });
    return { allowed: true, ...added };
  });
}

async function resellerIn(tx: Transaction, { distributorId, company }: Actor, id: string) {
  const [row] = await tx
    .select({ id: resellers.id, name: resellers.name })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, id)))
    .limit(1);
  return row && company.kind === "distributor" ? { kind: "reseller" as const, ...row } : null;
}

async function customerIn(tx: Transaction, actor: Actor, id: string) {
  const [row] = await tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(customersOf(actor), eq(customers.id, id)))
    .limit(1);
  return row ? { kind: "customer" as const, ...row } : null;
}
