import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** The provider's codes of a service, each null unless the catalogue knows just one. */
export type ServiceTypes = { readonly serviceType: string | null; readonly resourceType: string | null };

/** Codes by service, as charges call it; the catalogue is everybody's. */
export async function loadServiceTypes(tx: Transaction): Promise<ReadonlyMap<string, ServiceTypes>> {
  const rows = await tx.execute<{ service: string; service_type: string | null; resource_type: string | null }>(sql`
    select service,
      case when count(distinct service_type) = 1 then min(service_type) end as service_type,
      case when count(distinct coalesce(resource_type, '')) = 1 then min(resource_type) end as resource_type
    from catalogue_products group by service`);
  return new Map(
    rows.map((row) => [row.service, { serviceType: row.service_type, resourceType: row.resource_type }] as const),
  );
}

/** What a service goes by: the provider's code, or its name where the catalogue does not know one. */
export function serviceCodeOf(types: ReadonlyMap<string, ServiceTypes>, service: string): string {
  return types.get(service)?.serviceType ?? service;
}

/** The services that go by that, as charges call them. */
export function servicesCalled(types: ReadonlyMap<string, ServiceTypes>, code: string): readonly string[] {
  return [...new Set([...types.keys(), code])].filter((service) => serviceCodeOf(types, service) === code);
}
