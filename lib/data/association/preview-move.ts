import "server-only";
import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, recalls, requests, resellers } from "@/db/schema";
import type { MovePreview, MovePreviewRow } from "@/lib/contracts/association-view";
import type { Permit } from "@/lib/domain/access/permit";
import { decideMove } from "@/lib/domain/association/decide-move";
import { isInForce } from "@/lib/domain/delegation/authority";
import { quotaOf, takeOf } from "@/lib/domain/delegation/quota";
import { maximum, minus, plus, ZERO } from "@/lib/domain/money/money";
import { type Governance, loadGovernance, usedNow } from "../budget/load-governance";
import { loadActingSide } from "../customer/lock-customer";
import { findDelegation } from "../delegation/find-delegations";
import { loadPools } from "../delegation/load-pools";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { findWaiting } from "./find-disassociation";
import { findDestination, poolThere } from "./load-move";

const MAX = 100;

/** What moving these customers would do, in numbers, each by itself; null when there is no such reseller (G20). */
export async function previewMove(
  { actor }: Permit<"customer.move">,
  { customerIds, resellerId }: { readonly customerIds: readonly string[]; readonly resellerId: string | null },
  at: Date,
): Promise<MovePreview | null> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const { distributor, suspended } = await loadActingSide(tx, actor);
    const destination = await findDestination(tx, { distributorId, name: distributor.name }, resellerId, at);
    if (!destination) return null;
    const found = await findCustomers(tx, actor, customerIds.slice(0, MAX));
    const governances = await loadGovernance(
      tx,
      distributorId,
      found.map(({ id }) => id),
      at,
    );
    const rows: MovePreviewRow[] = [];
    for (const { id, name, resellerId: from, resellerName } of found) {
      const governance = governances.get(id);
      if (!governance) throw new Error("every customer asked for has an entry");
      const pool = await poolThere(tx, distributorId, { id }, governance, destination, at);
      const { budget } = governance;
      rows.push({
        customer: { id, name },
        from: { id: from, name: resellerName ?? distributor.name },
        budget: budget && { kind: budget.type, amount: budget.amount, used: maximum(usedNow(governance), ZERO) },
        oldPool: await poolLeft(tx, distributorId, from, governance, at),
        newPool: pool && { quota: pool.quota, before: pool.taken, after: plus(pool.taken, pool.take) },
        permissions: destination.delegation?.permissions ?? [],
        requests: await countRequests(tx, distributorId, id),
        recalls: await tx.$count(
          recalls,
          and(eq(recalls.distributorId, distributorId), eq(recalls.customerId, id), isNull(recalls.endedAt)),
        ),
        isLeaving: (await findWaiting(tx, distributorId, id)) !== null,
        // The reason is asked in the dialog, so a preview never misses it.
        decision: decideMove({
          suspended,
          from,
          to: resellerId,
          isFrozenThere: destination.isFrozen,
          pool,
          reason: "-",
        }),
      });
    }
    return { currency: distributor.currency, to: { id: destination.id, name: destination.name }, rows };
  });
}

function findCustomers(tx: Transaction, actor: Permit<"customer.move">["actor"], ids: readonly string[]) {
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      resellerId: customers.resellerId,
      resellerName: resellers.name,
    })
    .from(customers)
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
    )
    .where(and(customersOf(actor), inArray(customers.id, [...ids])))
    .orderBy(asc(customers.name), asc(customers.id));
}

/** The pool of the customer's kind at its present reseller: only what it has not spent becomes free (G2). */
async function poolLeft(
  tx: Transaction,
  distributorId: string,
  resellerId: string | null,
  governance: Governance,
  at: Date,
): Promise<MovePreviewRow["oldPool"]> {
  const { budget } = governance;
  if (resellerId === null || budget === null) return null;
  const granted = await findDelegation(tx, distributorId, resellerId);
  if (!granted || !isInForce(granted, at) || !granted.permissions.includes("set-budget")) return null;
  const before = (await loadPools(tx, distributorId, [resellerId], at)).get(resellerId)?.[budget.type].taken ?? ZERO;
  const used = usedNow(governance);
  const freed = minus(takeOf(budget.amount, used), maximum(used, ZERO));
  return { quota: quotaOf(granted, budget.type), before, after: minus(before, freed) };
}

async function countRequests(tx: Transaction, distributorId: string, customerId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(requests)
    .where(
      and(
        eq(requests.distributorId, distributorId),
        eq(requests.customerId, customerId),
        eq(requests.state, "pending"),
      ),
    );
  return row?.count ?? 0;
}
