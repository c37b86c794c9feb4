import "server-only";
import { and, eq } from "drizzle-orm";
import { outbox } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { MAIL } from "./queue-mail";

/** How many e-mails of the distributor have not left yet. */
export async function countWaitingMails({ actor }: Permit<"mail.read">): Promise<number> {
  return inTenant(actor, (tx) =>
    tx.$count(
      outbox,
      and(eq(outbox.distributorId, actor.distributorId), eq(outbox.state, "waiting"), eq(outbox.kind, MAIL)),
    ),
  );
}
