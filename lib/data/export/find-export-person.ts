import "server-only";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { mayExport } from "@/lib/domain/export/decide-export";
import type { ExportFailure } from "@/lib/domain/export/export";
import { database } from "../database";
import { actorOf } from "../member/actor-of";
import { findMembership } from "../member/find-membership";
import { newId } from "../new-id";
import type { ExportRun } from "./claim-export";

export type ExportPerson = { readonly actor: Actor; readonly timeZone: string };

/** Whose rows the run takes: the member's as it stands now, or why it takes none. */
export async function findExportPerson(
  run: Pick<ExportRun, "distributorId" | "memberId" | "kind">,
): Promise<ExportPerson | ExportFailure> {
  const membership = await findMembership(run);
  if (!membership) return "export.member-gone";
  const { id, name, email, timeZone, disabledAt } = users;
  const [person] = await database()
    .select({ id, name, email, timeZone, disabledAt })
    .from(users)
    .where(eq(users.id, membership.userId));
  if (!person || person.disabledAt !== null) return "export.member-gone";
  const actor = actorOf(person, membership, { requestId: newId(), ip: null });
  return mayExport(actor, run.kind) ? { actor, timeZone: person.timeZone } : "export.not-allowed";
}
