import "server-only";
import { asc, eq } from "drizzle-orm";
import { directory } from "@/db/schema";
import { database } from "../database";

/** Every tenant of the installation, for jobs. */
export async function listDistributorIds(): Promise<readonly string[]> {
  const rows = await database()
    .select({ id: directory.distributorId })
    .from(directory)
    .where(eq(directory.companyKind, "distributor"))
    .orderBy(asc(directory.distributorId));
  return rows.map(({ id }) => id);
}
