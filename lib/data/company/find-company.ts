import "server-only";
import { eq } from "drizzle-orm";
import { directory } from "@/db/schema";
import type { Company } from "@/lib/domain/access/actor";
import { database } from "../database";
import { inTenant } from "../tenant";
import { companyIn } from "./company-in";

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
  const { distributorId } = entry;
  const company = await inTenant(entry, (tx) => companyIn(tx, entry));
  return company && { distributorId, company };
}
