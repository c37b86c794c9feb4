import "server-only";
import { sql } from "drizzle-orm";
import type { OffsetPage } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

// Ordered byte by byte, the same on every server.
const CODE = sql.raw(`code collate "C"`);

/** The services of the catalogue by the provider's codes, those without one by their names. */
export async function listServiceTypes({ actor }: Permit<"product.read">, { offset, limit }: OffsetPage) {
  const types = sql`(
    select coalesce(service_type, service) as code, min(service) as name from catalogue_products group by 1) t`;
  return inTenant(actor, async (tx) => {
    const rows = await tx.execute<{ code: string; name: string }>(
      sql`select code, name from ${types} order by ${CODE} limit ${limit} offset ${offset}`,
    );
    const [counted] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from ${types}`);
    return { count: counted?.count ?? 0, types: rows.map(({ code, name }) => ({ code, name })) };
  });
}

/** The kinds of resources that the catalogue has a code of, each with what its service goes by; one or all. */
export async function listResourceTypes(
  { actor }: Permit<"product.read">,
  wanted: string | null,
  { offset, limit }: OffsetPage,
) {
  const types = sql`(
    select resource_type as code, min(coalesce(service_type, service)) as service from catalogue_products
    where resource_type is not null and ${wanted === null ? sql`true` : sql`resource_type = ${wanted}`} group by 1) t`;
  return inTenant(actor, async (tx) => {
    const rows = await tx.execute<{ code: string; service: string }>(
      sql`select code, service from ${types} order by ${CODE} limit ${limit} offset ${offset}`,
    );
    const [counted] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from ${types}`);
    return { count: counted?.count ?? 0, types: rows.map(({ code, service }) => ({ code, service })) };
  });
}
