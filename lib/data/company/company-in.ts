import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, distributors, resellers } from "@/db/schema";
import type { Company } from "@/lib/domain/access/actor";

const TABLES = { distributor: distributors, reseller: resellers, customer: customers };
const IDS = { distributor: distributors.distributorId, reseller: resellers.id, customer: customers.id };

type Key = Pick<Company, "kind" | "id"> & { readonly distributorId: string };

/** A company by its id, with its names as they are; null: there is none such. */
export async function companyIn(tx: Transaction, { distributorId, kind, id }: Key): Promise<Company | null> {
  const table = TABLES[kind];
  const [row] = await tx
    .select({ name: table.name, accountName: table.accountName })
    .from(table)
    .where(and(eq(table.distributorId, distributorId), eq(IDS[kind], id)))
    .limit(1);
  return row ? { kind, id, ...row } : null;
}
