import "server-only";
import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { outbox } from "@/db/schema";
import type { Page, PagePlace } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import type { Mail } from "@/lib/domain/alert/mail";
import { env } from "@/lib/env";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { MAIL } from "./queue-mail";

const SIZE = 20;

export type DemoMail = {
  readonly id: string;
  readonly at: Date;
  readonly state: "waiting" | "delivered" | "dead";
  readonly mail: Mail;
};

/** Newest first, links and codes included; null outside the demo, where nobody reads another's mail. */
export async function listDemoMails(
  { actor }: Permit<"demo-mail.read">,
  place: PagePlace,
): Promise<Page<DemoMail> | null> {
  if (!env().PARTNER_CENTER_DEMO) return null;
  const backwards = isBackwards(place);
  const found = await inTenant(actor, (tx) =>
    tx
      .select({ id: outbox.id, at: outbox.createdAt, state: outbox.state, mail: outbox.payload })
      .from(outbox)
      .where(
        and(
          eq(outbox.distributorId, actor.distributorId),
          eq(outbox.kind, MAIL),
          place.after === null ? undefined : lt(outbox.id, place.after),
          backwards && place.before !== null ? gt(outbox.id, place.before) : undefined,
        ),
      )
      .orderBy(backwards ? asc(outbox.id) : desc(outbox.id))
      .limit(SIZE + 1),
  );
  const rows = found.map((row) => ({ ...row, mail: row.mail as Mail }));
  return pageOf(rows, SIZE, place, ({ id }) => id);
}
