import "server-only";
import { and, asc, desc, eq, ilike, or, sql } from "drizzle-orm";
import { companyStates, distributors, resellers } from "@/db/schema";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import type { GrantView, PoolsView } from "@/lib/contracts/delegation-view";
import type { CompanyState } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { findManagers } from "../assignment/find-managers";
import { resellerManagerClause } from "../assignment/manager-clause";
import { containing } from "../containing";
import { loadGrants } from "../delegation/load-grants";
import { resellersOf } from "../scope";
import { inTenant } from "../tenant";
import { openSuspension } from "./open-suspension";
import { NO_FIGURES, type ResellerFigures, resellerFigures } from "./reseller-figures";

export type ListedReseller = ResellerFigures & {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly state: CompanyState;
  /** Since when it is in a state that is not active; null: it is active. */
  readonly suspendedAt: Date | null;
  /** Since when its new purchases are stopped; null: they are not. */
  readonly stoppedAt: Date | null;
  /** What it was granted and holds; version 0: there never was a grant. */
  readonly grant: GrantView;
  readonly pools: PoolsView;
  /** The distributor's member who looks after it; null: none. */
  readonly manager: ManagerName | null;
};

export type ResellerCursor = { readonly name: string; readonly id: string; readonly direction: "after" | "before" };

type Query = {
  readonly search: string | null;
  /** A member's id; "none": nobody looks after it. */
  readonly manager: string | null;
  readonly at: Date;
  readonly cursor: ResellerCursor | null;
};

export type ResellerPage = {
  readonly rows: readonly ListedReseller[];
  readonly currency: string;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
};

const PAGE = 50;

/** The distributor's resellers by name, with their grants and the figures of their customers in the running month. */
export async function listResellers(
  { actor }: Permit<"reseller.read">,
  { search, manager, at, cursor }: Query,
): Promise<ResellerPage> {
  const { distributorId } = actor;
  const isBackwards = cursor?.direction === "before";
  return inTenant(actor, async (tx) => {
    const found = await tx
      .select({
        id: resellers.id,
        name: resellers.name,
        accountName: resellers.accountName,
        state: resellers.state,
        suspendedAt: companyStates.since,
        stoppedAt: resellers.stoppedAt,
      })
      .from(resellers)
      .leftJoin(companyStates, openSuspension)
      .where(and(resellersOf(actor), matching(search), resellerManagerClause(actor, manager), beyond(cursor)))
      .orderBy(...(isBackwards ? [desc(resellers.name), desc(resellers.id)] : [asc(resellers.name), asc(resellers.id)]))
      .limit(PAGE + 1);
    const hasMore = found.length > PAGE;
    const shown = isBackwards ? found.slice(0, PAGE).reverse() : found.slice(0, PAGE);
    const ids = shown.map(({ id }) => id);
    const figures = await resellerFigures(tx, distributorId, ids, billingMonthOf(at));
    const managers = await findManagers(tx, actor, "reseller", ids);
    const grants = await loadGrants(tx, distributorId, ids, at);
    const [distributor] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, distributorId));
    return {
      rows: shown.flatMap((row) => {
        const granted = grants.get(row.id);
        const manager = managers.get(row.id) ?? null;
        return granted ? [{ ...row, ...granted, ...(figures.get(row.id) ?? NO_FIGURES), manager }] : [];
      }),
      currency: distributor?.currency ?? "",
      hasPrevious: isBackwards ? hasMore : cursor !== null,
      hasNext: isBackwards || hasMore,
    };
  });
}

function matching(search: string | null) {
  if (search === null) return undefined;
  const pattern = containing(search);
  return or(ilike(resellers.name, pattern), ilike(resellers.accountName, pattern));
}

function beyond(cursor: ResellerCursor | null) {
  if (cursor === null) return undefined;
  const key = sql`(${resellers.name}, ${resellers.id})`;
  const place = sql`(${cursor.name}, ${cursor.id}::uuid)`;
  return cursor.direction === "after" ? sql`${key} > ${place}` : sql`${key} < ${place}`;
}
