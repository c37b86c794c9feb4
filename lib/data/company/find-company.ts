import "server-only";
import { and, eq } from "drizzle-orm";
import { customers, directory, distributors, resellers } from "@/db/schema";
import type { Company } from "@/lib/domain/access/actor";
import { database } from "../database";
import { inTenant } from "../tenant";

const TABLES = { reseller: resellers, customer: customers };

/** The company of an account name; null when there is none. */
export async function findCompany(
  accountName: string,
): Promise<{ readonly distributorId: string; readonly company: Company } | null> {
  const [entry] = await database()
    .select({
      distributorId: directory.distributorId,
      kind: directory.companyKind,
      id: directory.companyId,
    })
    .from(directory)
    .where(eq(directory.accountName, accountName))
    .limit(1);
  if (!entry) return null;
  const { distributorId, kind, id } = entry;
  const [row] = await inTenant(entry, (tx) => {
    if (kind === "distributor") {
      return tx
        .select({ name: distributors.name })
        .from(distributors)
        .where(eq(distributors.distributorId, id))
        .limit(1);
    }
    const table = TABLES[kind];
    return tx
      .select({ name: table.name })
      .from(table)
      .where(and(eq(table.distributorId, distributorId), eq(table.id, id)))
      .limit(1);
  });
  return row ? { distributorId, company: { kind, id, name: row.name, accountName } } : null;
}
