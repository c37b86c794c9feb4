import "server-only";
import { and, desc, eq, lt, or } from "drizzle-orm";
import { messages } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

export type PortalMessage = { readonly id: string; readonly kind: string; readonly facts: unknown; readonly at: Date };

export type PortalMessagePage = {
  readonly items: readonly PortalMessage[];
  /** Where the next, older page begins; null on the last. */
  readonly next: { readonly at: Date; readonly id: string } | null;
};

const PAGE = 30;

/** What the actor's own customer was told, newest first. */
export async function listPortalMessages(
  { actor }: Permit<"portal.read">,
  after: PortalMessagePage["next"],
): Promise<PortalMessagePage> {
  const older = after && or(lt(messages.at, after.at), and(eq(messages.at, after.at), lt(messages.id, after.id)));
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({ id: messages.id, kind: messages.kind, facts: messages.facts, at: messages.at })
      .from(messages)
      .where(
        and(
          eq(messages.distributorId, actor.distributorId),
          eq(messages.companyKind, "customer"),
          eq(messages.companyId, actor.company.id),
          older ?? undefined,
        ),
      )
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(PAGE + 1),
  );
  const last = rows[PAGE - 1];
  return { items: rows.slice(0, PAGE), next: rows.length > PAGE && last ? { at: last.at, id: last.id } : null };
}
