import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, cloudAccounts, customers, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { CustomerDetails, OpenBlock, OpenCause } from "@/lib/contracts/customer-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { heldByReseller } from "@/lib/domain/delegation/recall";
import { deletionDueAt, type FreezeCause, goneAtOf, isOpenAt } from "@/lib/domain/restriction/freeze";
import { findCustomerManagers } from "../assignment/find-managers";
import { suspensionsIn } from "../company/suspensions";
import { findDelegation } from "../delegation/find-delegations";
import { loadAuthority } from "../delegation/load-authority";
import { loadMarks } from "../restriction/load-marks";
import { inTenant } from "../tenant";
import { selectStandings, toStanding } from "./standing";
import { standingParts } from "./standing-parts";

/** Null both when there is no such customer and when it is not this partner's to see. */
export async function getCustomer(
  { actor }: Permit<"customer.read">,
  customerId: string,
  at: Date,
): Promise<CustomerDetails | null> {
  if (!isUuid(customerId)) return null;
  return inTenant(actor, async (tx) => {
    const [row] = await selectStandings(tx, actor, standingParts(at), eq(customers.id, customerId)).limit(1);
    if (!row) return null;
    const authority = await loadAuthority(tx, actor.distributorId, customerId, at);
    const isDelegated = heldByReseller(authority).length > 0;
    const grant = isDelegated && row.resellerId ? await findDelegation(tx, actor.distributorId, row.resellerId) : null;
    const lifts = row.liftWhenRestored ?? false;
    const { protection, holds } = await loadMarks(tx, actor.distributorId, customerId);
    const held = holds.length > 0;
    return {
      ...toStanding(row),
      protection,
      holds,
      causes: await openCauses(tx, actor, customerId, { lifts, held, at }),
      blocks: await openBlocks(tx, actor, customerId, lifts, at),
      manager: (await findCustomerManagers(tx, actor, [row])).get(customerId) ?? null,
      authority,
      authorityUntil: grant?.until ?? null,
      suspensions: await suspensionsIn(tx, { distributorId: actor.distributorId, resellerId: row.resellerId }),
      accounts: await tx
        .select({ accountId: cloudAccounts.accountId, name: cloudAccounts.name })
        .from(cloudAccounts)
        .where(and(eq(cloudAccounts.distributorId, actor.distributorId), eq(cloudAccounts.customerId, customerId)))
        .orderBy(cloudAccounts.accountId)
        .limit(100),
    };
  });
}

type Seen = { readonly lifts: boolean; readonly held: boolean; readonly at: Date };

async function openCauses(tx: Transaction, actor: Actor, customerId: string, { lifts, held, at }: Seen) {
  const { level, messageToCustomer, agreementVersion, agreementBy, agreementAt, secondPerson } = freezeCauses;
  const agreed = { agreementVersion, agreementBy, agreementAt };
  const rows = await tx
    .select({ ...columnsOf(freezeCauses), level, messageToCustomer, secondPerson, ...agreed })
    .from(freezeCauses)
    .where(notEnded(freezeCauses, actor, customerId))
    .orderBy(desc(freezeCauses.since));
  return rows
    .filter((row) => isOpenAt(row, lifts, at))
    .map(
      ({ agreementVersion: version, agreementBy: by, agreementAt, secondPerson: second, ...row }): OpenCause => ({
        ...seenAt(row, at),
        deletionDueAt: deletionDueAt(row, at, held),
        agreement:
          version === null || by === null || agreementAt === null ? null : { version, by: by.name, at: agreementAt },
        secondPerson: second?.name ?? null,
      }),
    );
}

async function openBlocks(tx: Transaction, actor: Actor, customerId: string, lifts: boolean, at: Date) {
  const rows = await tx
    .select(columnsOf(payPerUseBlocks))
    .from(payPerUseBlocks)
    .where(notEnded(payPerUseBlocks, actor, customerId))
    .orderBy(desc(payPerUseBlocks.since));
  return rows.filter((row) => isOpenAt(row, lifts, at)).map((row): OpenBlock => seenAt(row, at));
}

type CauseTable = typeof freezeCauses | typeof payPerUseBlocks;

function columnsOf<Table extends CauseTable>(table: Table) {
  const { reason, since, by, goneAt, month } = table;
  return { origin: table.origin as Table["origin"], reason, since, by, goneAt, month };
}

function notEnded(table: CauseTable, { distributorId }: Actor, customerId: string) {
  return and(eq(table.distributorId, distributorId), eq(table.customerId, customerId), isNull(table.endedAt));
}

type StoredCause = Pick<FreezeCause, "goneAt" | "month"> & { readonly by: ActorStamp };

function seenAt<Cause extends StoredCause>({ by, month, goneAt, ...cause }: Cause, at: Date) {
  return { ...cause, by: by.name, goneAt: goneAtOf({ goneAt, month }, at) };
}
