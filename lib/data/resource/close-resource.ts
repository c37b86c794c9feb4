import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { ClosedCause } from "@/lib/domain/resource/status";
import { recordAudit } from "../audit";
import type { LockedResource } from "./lock-resource";

type Closing = {
  readonly resource: LockedResource;
  readonly cause: Extract<ClosedCause, "deleted" | "released">;
  readonly changeId: string;
  readonly at: Date;
  readonly reason: string | null;
  /** Who confirmed a release besides whoever ordered it; null: nobody was asked. */
  readonly secondPerson: string | null;
};

/** Ends a locked resource at that instant; what of it is metered is metered up to then. */
export async function closeResource(tx: Transaction, actor: Actor, closing: Closing): Promise<void> {
  const { resource, cause, changeId, at, reason, secondPerson } = closing;
  const { distributorId, id, name, customerId, specification, mode, quantity } = resource;
  await tx
    .update(resources)
    .set({ closedAt: at, closedCause: cause, autoRenew: false })
    .where(and(eq(resources.distributorId, distributorId), eq(resources.id, id)));
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: `resource.${cause}`,
      subject: { kind: "resource", id, name, customerId },
      before: { closedAt: null },
      after: { closedAt: at, specification, mode, quantity, secondPerson },
      reason,
    },
  ]);
}
