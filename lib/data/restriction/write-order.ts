import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { actResources, customers, restrictionActs } from "@/db/schema";
import { ALLOWED } from "@/lib/domain/decision";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { expiresAtOf, runsAtOf, type Timing, type WaitingKind } from "@/lib/domain/restriction/waiting-act";
import { stampOf } from "../actor-stamp";
import { plainOf, recordAudit } from "../audit";
import { newId } from "../new-id";
import type { Act } from "./begin-act";
import type { OrderAnswer } from "./order-restriction";
import { tellOfAct } from "./tell-of-act";

export type Order = {
  readonly kind: WaitingKind;
  /** Null for all but a freeze. */
  readonly level: FreezeLevel | null;
  readonly origins: readonly StoredFreezeOrigin[];
  readonly timing: Timing;
  /** Null unless scheduled. */
  readonly orderedFor: Date | null;
  readonly reason: string;
  readonly messageToCustomer: string | null;
  readonly agreementVersion: string | null;
  readonly preview: unknown;
  /** What a release names; absent: it is none. */
  readonly resources?: readonly { readonly id: string; readonly name: string; readonly dueAt: Date }[];
  /** Whether a second person is to confirm it. */
  readonly second: boolean;
};

type Ordering = Pick<Act, "actor" | "customer" | "changeId" | "at">;

/** Keeps an ordered act under its customer's lock, with its audit entry and the notice to whom it concerns. */
export async function writeOrder(tx: Transaction, ordering: Ordering, order: Order): Promise<OrderAnswer> {
  const { actor, customer, changeId, at } = ordering;
  const { distributorId, company, via } = actor;
  const { second, preview, origins, resources = [], ...kept } = order;
  if (company.kind === "customer") throw new Error("a customer orders no restriction");
  const runsAt = second ? null : runsAtOf(order.timing, order.orderedFor, at);
  const act = {
    distributorId,
    id: newId(),
    customerId: customer.id,
    associationId: await associationOf(tx, distributorId, customer.id),
    companyKind: company.kind,
    companyId: company.id,
    ...kept,
    origins: [...origins],
    preview: preview === null ? null : plainOf(preview),
    state: second ? ("awaiting-second-person" as const) : ("waiting" as const),
    changeId,
    by: stampOf(actor),
    userId: via.kind === "person" ? via.userId : null,
    orderedAt: at,
    expiresAt: second ? expiresAtOf(at) : null,
    runsAt,
  };
  await tx.insert(restrictionActs).values(act);
  await nameResources(tx, act, resources);
  const about = resources.length > 0 ? { resources: resources.map(({ name }) => name) } : { origins };
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "restriction.ordered",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      after: { ...kept, ...about, state: act.state, runsAt, expiresAt: act.expiresAt },
      reason: order.reason,
    },
  ]);
  await tellOfAct(tx, {
    act,
    customer,
    kind: second ? "act-awaits-second-person" : "act-ordered",
    at,
    text: order.reason,
  });
  return { ...ALLOWED, runsAt, awaitsSecondPerson: second };
}

async function associationOf(tx: Transaction, distributorId: string, customerId: string): Promise<string> {
  const [row] = await tx
    .select({ associationId: customers.associationId })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), eq(customers.id, customerId)));
  if (!row) throw new Error("a locked customer is gone");
  return row.associationId;
}

type Naming = { readonly distributorId: string; readonly id: string };

async function nameResources(
  tx: Transaction,
  { distributorId, id: actId }: Naming,
  resources: NonNullable<Order["resources"]>,
): Promise<void> {
  if (resources.length === 0) return;
  await tx
    .insert(actResources)
    .values(resources.map(({ id: resourceId, dueAt }) => ({ distributorId, actId, resourceId, dueAt })));
}
