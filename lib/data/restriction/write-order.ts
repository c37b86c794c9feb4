import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, restrictionActs } from "@/db/schema";
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
  /** Null for a lift. */
  readonly level: FreezeLevel | null;
  readonly origins: readonly StoredFreezeOrigin[];
  readonly timing: Timing;
  /** Null unless scheduled. */
  readonly orderedFor: Date | null;
  readonly reason: string;
  readonly messageToCustomer: string | null;
  readonly agreementVersion: string | null;
  readonly preview: unknown;
  /** Whether a second person is to confirm it. */
  readonly second: boolean;
};

type Ordering = Pick<Act, "actor" | "customer" | "changeId" | "at">;

/** Keeps an ordered act under its customer's lock, with its audit entry and the notice to whom it concerns. */
export async function writeOrder(tx: Transaction, ordering: Ordering, order: Order): Promise<OrderAnswer> {
  const { actor, customer, changeId, at } = ordering;
  const { distributorId, company, via } = actor;
  const { second, preview, origins, ...kept } = order;
  if (company.kind === "customer") throw new Error("a customer orders no restriction");
  const [row] = await tx
    .select({ associationId: customers.associationId })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), eq(customers.id, customer.id)));
  if (!row) throw new Error("a locked customer is gone");
  const runsAt = second ? null : runsAtOf(order.timing, order.orderedFor, at);
  const act = {
    distributorId,
    id: newId(),
    customerId: customer.id,
    associationId: row.associationId,
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
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "restriction.ordered",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      after: { ...kept, origins, state: act.state, runsAt, expiresAt: act.expiresAt },
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
