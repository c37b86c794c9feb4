import "server-only";
import { and, desc, eq, gte, ilike, inArray, lte } from "drizzle-orm";
import { customers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OffsetPage } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { findCustomerManagers } from "../assignment/find-managers";
import { containing } from "../containing";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { type Address, addressedBy } from "./addressed";
import { type CustomerStanding, selectStandings, toStanding } from "./standing";
import { standingParts } from "./standing-parts";

export type AddressedWanted = Address & {
  readonly id?: string | undefined;
  /** Parts of names. */
  readonly name?: string | undefined;
  readonly accountName?: string | undefined;
  /** Both inclusive. */
  readonly associatedFrom?: Date | undefined;
  readonly associatedTo?: Date | undefined;
};

export type AddressedCustomer = CustomerStanding & {
  /** Name of the reader's member who looks after it; null: nobody. */
  readonly manager: string | null;
  /** Which sales platform calls it how; null: none does. */
  readonly platform: { readonly name: string; readonly id: string } | null;
};

type Counted = { readonly customers: readonly AddressedCustomer[]; readonly count: number };

/** Customers that a call addresses, by when they joined, the newest first; pages by offset cost what they pass over. */
export async function listAddressed(
  { actor }: Permit<"customer.read">,
  wanted: AddressedWanted,
  { offset, limit }: OffsetPage,
  at: Date,
): Promise<Counted> {
  const { id, name, accountName, associatedFrom, associatedTo } = wanted;
  if (id !== undefined && !isUuid(id)) return { customers: [], count: 0 };
  const where = and(
    addressedBy(actor, wanted),
    id === undefined ? undefined : eq(customers.id, id),
    name === undefined ? undefined : ilike(customers.name, containing(name)),
    accountName === undefined ? undefined : ilike(customers.accountName, containing(accountName)),
    associatedFrom && gte(customers.associatedAt, associatedFrom),
    associatedTo && lte(customers.associatedAt, associatedTo),
  );
  return inTenant(actor, async (tx) => {
    const count = await tx.$count(customers, and(customersOf(actor), where));
    const rows = await selectStandings(tx, actor, standingParts(at), where)
      .orderBy(desc(customers.associatedAt), desc(customers.id))
      .limit(limit)
      .offset(offset);
    const managers = await findCustomerManagers(tx, actor, rows);
    return {
      count,
      customers: rows.map((row) => ({
        ...toStanding(row),
        manager: managers.get(row.id)?.name ?? null,
        platform: row.platform === null || row.platformId === null ? null : { name: row.platform, id: row.platformId },
      })),
    };
  });
}

/** How budgets of these customers stand; whoever is none of those addressed is left out. */
export async function listAddressedStandings(
  { actor }: Permit<"budget.read">,
  ids: readonly string[],
  address: Address,
  at: Date,
): Promise<readonly CustomerStanding[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))].filter(isUuid);
  if (wanted.length === 0) return [];
  const where = and(addressedBy(actor, address), inArray(customers.id, wanted));
  const rows = await inTenant(actor, (tx) => selectStandings(tx, actor, standingParts(at), where));
  const order = new Map(wanted.map((id, place) => [id, place]));
  return rows.map(toStanding).toSorted((left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0));
}
