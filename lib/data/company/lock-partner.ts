import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors, resellers } from "@/db/schema";
import type { Actor, CompanyState } from "@/lib/domain/access/actor";
import { standInLine } from "./stand-in-line";

/** Locks the row of the actor's distributor or reseller alone, so that no order below it is decided meanwhile; its state. */
export async function lockPartner(tx: Transaction, { distributorId, company }: Actor): Promise<CompanyState> {
  await standInLine(tx, [company.id], "exclusive");
  const [row] =
    company.kind === "distributor"
      ? await tx
          .select({ state: distributors.state })
          .from(distributors)
          .where(eq(distributors.distributorId, distributorId))
          .for("no key update")
      : await tx
          .select({ state: resellers.state })
          .from(resellers)
          .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, company.id)))
          .for("no key update");
  if (!row) throw new Error("the actor's company is gone");
  return row.state;
}
