import "server-only";
import type { Database, Transaction } from "@/db/client";
import { directory } from "@/db/schema";
import type { CompanyKind } from "@/lib/domain/access/actor";

type Entry = {
  readonly accountName: string;
  readonly distributorId: string;
  readonly companyKind: CompanyKind;
  readonly companyId: string;
};

/** False when another company of the installation has this account name. */
export async function addToDirectory(tx: Transaction | Database, entry: Entry): Promise<boolean> {
  const added = await tx
    .insert(directory)
    .values(entry)
    .onConflictDoNothing()
    .returning({ accountName: directory.accountName });
  return added.length > 0;
}
