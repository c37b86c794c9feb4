import "server-only";
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, customers } from "@/db/schema";
import { isNarrowed } from "@/lib/domain/assignment/narrowing";
import type { Hearer } from "./load-hearers";

/** What a notice is about, as it decides which account managers hear of it. */
export type Subject = {
  readonly kind: string;
  readonly facts: unknown;
  readonly customerId: string | null;
  readonly resellerId: string | null;
};

/** Whether a hearer looks after what a notice is about, or is not narrowed to what it looks after. */
export type LookedAfter = (hearer: Hearer, subject: Subject) => boolean;

/**
 * Who looks after whom, by the law of `assignedCustomers` and `resellersOf`: a customer by itself or, at the
 * distributor, through its reseller. One query.
 */
export async function loadLookedAfter(
  tx: Transaction,
  distributorId: string,
  hearers: readonly Hearer[],
  subjects: readonly Subject[],
): Promise<LookedAfter> {
  const narrowed = hearers.filter(isNarrowedHearer).map(({ id }) => id);
  const known = narrowed.length === 0 ? new Set<string>() : await loadPairs(tx, distributorId, narrowed, subjects);
  return (hearer, { kind, facts, customerId, resellerId }) => {
    if (!isNarrowedHearer(hearer)) return true;
    // Of colleagues, what they themselves are given or lose.
    if (kind.startsWith("account-manager-")) return memberIn(facts) === hearer.id;
    if (customerId !== null) return known.has(`${hearer.id} ${customerId}`);
    if (hearer.company === "distributor") return resellerId === null || known.has(`${hearer.id} ${resellerId}`);
    // A request about the reseller itself is not theirs to read.
    return !kind.startsWith("request-");
  };
}

function isNarrowedHearer({ kind, company, roles }: Hearer): boolean {
  return kind === "member" && company !== "customer" && isNarrowed(roles);
}

async function loadPairs(
  tx: Transaction,
  distributorId: string,
  memberIds: readonly string[],
  subjects: readonly Subject[],
): Promise<ReadonlySet<string>> {
  const customerIds = [...new Set(subjects.flatMap(({ customerId }) => customerId ?? []))];
  const resellerIds = [...new Set(subjects.flatMap(({ resellerId }) => resellerId ?? []))];
  const rows = await tx
    .select({
      memberId: assignments.memberId,
      customerId: assignments.customerId,
      resellerId: assignments.resellerId,
      belowId: customers.id,
    })
    .from(assignments)
    .leftJoin(
      customers,
      and(
        eq(customers.distributorId, assignments.distributorId),
        eq(customers.resellerId, assignments.resellerId),
        inArray(customers.id, customerIds),
      ),
    )
    .where(
      and(
        eq(assignments.distributorId, distributorId),
        inArray(assignments.memberId, [...memberIds]),
        isNull(assignments.endedAt),
        or(
          inArray(assignments.customerId, customerIds),
          inArray(assignments.resellerId, resellerIds),
          inArray(customers.id, customerIds),
        ),
      ),
    );
  return new Set(
    rows.flatMap(({ memberId, customerId, resellerId, belowId }) =>
      [customerId, resellerId, belowId].filter((id) => id !== null).map((id) => `${memberId} ${id}`),
    ),
  );
}

function memberIn(facts: unknown): unknown {
  return typeof facts === "object" && facts !== null ? Reflect.get(facts, "memberId") : null;
}
