import "server-only";
import { and, asc, desc, eq, gt, lt, type SQL } from "drizzle-orm";
import { resources } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Page } from "@/lib/contracts/page";
import type { ResourceListQuery } from "@/lib/contracts/resource";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { resourceFilterOf } from "./resource-filter";
import { selectResources, toResourceLines } from "./select-resources";

const PAGE = 50;

export type ResourcePage = Page<ResourceLine> & {
  /** When its rows stood like that. */
  readonly at: Date;
};

/** Resources that match, the newest first, one keyset page; of one customer where it is named. */
export async function listResources(
  { actor }: Permit<"resource.read">,
  query: ResourceListQuery,
  customerId: string | null = null,
  size = PAGE,
): Promise<ResourcePage> {
  const backwards = isBackwards(query);
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const where = and(
      ofCustomer(customerId),
      resourceFilterOf(actor.distributorId, query, at),
      query.after === null ? undefined : lt(resources.id, query.after),
      backwards && query.before !== null ? gt(resources.id, query.before) : undefined,
    );
    const found = await selectResources(tx, actor, at, where)
      .orderBy(backwards ? asc(resources.id) : desc(resources.id))
      .limit(size + 1);
    const page = pageOf(found, size, query, ({ resource }) => resource.id);
    return { ...page, rows: await toResourceLines(tx, actor, page.rows, at), at };
  });
}

/** An address may hold any text; what is no id has no resources. */
function ofCustomer(customerId: string | null): SQL | undefined {
  if (customerId === null) return undefined;
  const nobody = "00000000-0000-0000-0000-000000000000";
  return eq(resources.customerId, isUuid(customerId) ? customerId : nobody);
}
