import "server-only";
import type { Transaction } from "@/db/client";
import { resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { recordAudit } from "../audit";
import { addToDirectory } from "./add-to-directory";

export type NewReseller = {
  readonly resellerId: string;
  readonly name: string;
  readonly accountName: string;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly at: Date;
  readonly changeId: string;
};

/** A reseller below the distributor, nothing granted to it. False, and nothing written, when its name is taken. */
export async function addReseller(tx: Transaction, actor: Actor, added: NewReseller): Promise<boolean> {
  const { distributorId } = actor;
  const { resellerId, name, accountName, contactEmail, contactPhone, at, changeId } = added;
  const entry = { accountName, distributorId, companyKind: "reseller", companyId: resellerId } as const;
  if (!(await addToDirectory(tx, entry))) return false;
  await tx
    .insert(resellers)
    .values({ distributorId, id: resellerId, name, accountName, contactEmail, contactPhone, createdAt: at });
  const subject = { kind: "reseller", id: resellerId, name } as const;
  const after = { name, accountName, contactEmail, contactPhone };
  await recordAudit(tx, actor, [{ changeId, at, action: "reseller.created", subject, after }]);
  return true;
}
