import "server-only";
import { and, desc, eq, gte, lte } from "drizzle-orm";
import { resellers } from "@/db/schema";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OffsetPage } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { findManagers } from "../assignment/find-managers";
import { resellersOf } from "../scope";
import { inTenant } from "../tenant";

export type ResellersWanted = {
  readonly id?: string | undefined;
  readonly accountName?: string | undefined;
  /** Both inclusive. */
  readonly createdFrom?: Date | undefined;
  readonly createdTo?: Date | undefined;
};

export type ResellerContact = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly createdAt: Date;
  readonly manager: ManagerName | null;
};

/** The distributor's resellers with whom to call, the newest first, by offset. */
export async function listResellersAt(
  { actor }: Permit<"reseller.read">,
  { id, accountName, createdFrom, createdTo }: ResellersWanted,
  { offset, limit }: OffsetPage,
): Promise<{ readonly resellers: readonly ResellerContact[]; readonly count: number }> {
  if (id !== undefined && !isUuid(id)) return { resellers: [], count: 0 };
  const where = and(
    resellersOf(actor),
    id === undefined ? undefined : eq(resellers.id, id),
    accountName === undefined ? undefined : eq(resellers.accountName, accountName),
    createdFrom && gte(resellers.createdAt, createdFrom),
    createdTo && lte(resellers.createdAt, createdTo),
  );
  return inTenant(actor, async (tx) => {
    const count = await tx.$count(resellers, where);
    const rows = await tx
      .select({
        id: resellers.id,
        name: resellers.name,
        accountName: resellers.accountName,
        email: resellers.contactEmail,
        phone: resellers.contactPhone,
        createdAt: resellers.createdAt,
      })
      .from(resellers)
      .where(where)
      .orderBy(desc(resellers.createdAt), desc(resellers.id))
      .limit(limit)
      .offset(offset);
    const ids = rows.map((row) => row.id);
    const managers = await findManagers(tx, actor, "reseller", ids);
    return { count, resellers: rows.map((row) => ({ ...row, manager: managers.get(row.id) ?? null })) };
  });
}
