import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { directory, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { BaseRow } from "@/lib/domain/base/base-row";
import type { Standing, StandingCompany, StandingMapping } from "@/lib/domain/base/standing";
import { type BillingDay, billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { isInForce } from "@/lib/domain/delegation/authority";
import { accountIdsOf } from "../account/recount-accounts";
import { suspendedReason } from "../company/suspensions";
import { findDelegations } from "../delegation/find-delegations";
import { loadPools, takenOf } from "../delegation/load-pools";
import { loadMembers } from "./load-members";
import { loadStandingCustomers } from "./load-standing-customers";

/** What stands of everything that these rows name, by a fixed number of reads whatever their number. */
export async function loadStanding(
  tx: Transaction,
  actor: Actor,
  rows: readonly BaseRow[],
  at: Date,
): Promise<Standing> {
  const found = await findNamed(tx, actor, rows);
  const own = found.filter(({ distributorId }) => distributorId === actor.distributorId);
  const companies = new Map<string, StandingCompany>(
    found.map(({ accountName }) => [accountName, { kind: "foreign" }]),
  );
  for (const { kind, accountName } of own) if (kind === "distributor") companies.set(accountName, { kind });
  const idsOf = (kind: string) => own.filter((entry) => entry.kind === kind).map(({ id }) => id);
  for (const [name, company] of await resellersOf(tx, actor, idsOf("reseller"), at)) companies.set(name, company);
  for (const [name, company] of await loadStandingCustomers(tx, actor, idsOf("customer"), at))
    companies.set(name, company);
  return {
    suspended: (await suspendedReason(tx, actor))?.companies ?? [],
    today: billingDayOf(at),
    month: billingMonthOf(at),
    companies,
    mappings: await mappingsOf(tx, actor, rows),
    ...(await loadMembers(tx, actor, own, at)),
  };
}

/** The directory's entries of every name that a row has or needs. */
async function findNamed(tx: Transaction, actor: Actor, rows: readonly BaseRow[]) {
  const names = new Set(rows.flatMap(namesIn));
  if (names.size === 0) return [];
  return tx
    .select({
      accountName: directory.accountName,
      distributorId: directory.distributorId,
      kind: directory.companyKind,
      id: directory.companyId,
    })
    .from(directory)
    .where(sql`${directory.accountName} in (${accountIdsOf([...names])})`);
}

function namesIn(row: BaseRow): readonly string[] {
  switch (row.record) {
    case "reseller":
      return [row.accountName];
    case "customer":
      return row.reseller === null ? [row.accountName] : [row.accountName, row.reseller];
    case "account":
      return [row.customer];
    case "member":
      return [row.company];
  }
}

async function resellersOf(
  tx: Transaction,
  { distributorId }: Actor,
  ids: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, StandingCompany>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: resellers.id,
      accountName: resellers.accountName,
      name: resellers.name,
      email: resellers.contactEmail,
      phone: resellers.contactPhone,
      state: resellers.state,
    })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), inArray(resellers.id, [...ids])));
  const delegations = await findDelegations(tx, distributorId, ids);
  const governing = [...delegations]
    .filter(([, delegation]) => isInForce(delegation, at) && delegation.permissions.includes("set-budget"))
    .map(([id]) => id);
  const pools = await loadPools(tx, distributorId, governing, at);
  return new Map(
    rows.map(({ id, accountName, ...reseller }) => {
      const granted = governing.includes(id) ? delegations.get(id) : undefined;
      const quotas = granted
        ? {
            monthly: { quota: granted.monthlyQuota, others: takenOf(pools, id, "monthly") },
            "one-time": { quota: granted.oneTimeQuota, others: takenOf(pools, id, "one-time") },
          }
        : null;
      return [accountName, { kind: "reseller", ...reseller, quotas }];
    }),
  );
}

/** The mapping that an account's newest charges follow. */
async function mappingsOf(
  tx: Transaction,
  { distributorId }: Actor,
  rows: readonly BaseRow[],
): Promise<ReadonlyMap<string, StandingMapping>> {
  const ids = rows.flatMap((row) => (row.record === "account" ? [row.accountId] : []));
  if (ids.length === 0) return new Map();
  const found = await tx.execute<{ id: string; customer: string; from_day: string | null }>(sql`
    select distinct on (m.account_id) m.account_id as id, c.account_name as customer, m.from_day::text
    from account_mappings m
    join customers c on c.distributor_id = m.distributor_id and c.id = m.customer_id
    where m.distributor_id = ${distributorId} and m.undone_at is null and m.account_id in (${accountIdsOf(ids)})
    order by m.account_id, m.from_day desc nulls last, m.mapped_at desc, m.id desc`);
  return new Map(found.map(({ id, customer, from_day }) => [id, { customer, fromDay: from_day as BillingDay | null }]));
}
