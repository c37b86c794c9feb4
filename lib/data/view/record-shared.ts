import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { AuditAction } from "@/lib/domain/audit/action";
import type { ViewQuery } from "@/lib/domain/view/view";
import { recordAudit } from "../audit";
import { newId } from "../new-id";

type Act = Extract<AuditAction, `view.${string}`>;
type State = { readonly name: string; readonly path: string; readonly query: ViewQuery };

/** What a company shares stands in its log; what a member keeps for itself is nobody else's. */
export async function recordShared(
  tx: Transaction,
  actor: Actor,
  { at, action, before, after }: { at: Date; action: Act; before?: State; after?: State },
): Promise<void> {
  const { kind, id, name } = actor.company;
  const plain = (state: State | undefined) => state && { view: state.name, page: state.path, filter: state.query };
  await recordAudit(tx, actor, [
    { changeId: newId(), at, action, subject: { kind, id, name }, before: plain(before), after: plain(after) },
  ]);
}
