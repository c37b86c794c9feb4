import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/access/actor";
import { MAIL_TEMPLATES } from "@/lib/domain/alert/mail";
import type { ReceiptWay } from "@/lib/domain/notification/receipt";
import { TEST_KIND } from "@/lib/domain/webhook/delivery";
import { SMS } from "../outbox/outbox-kind";
import { MAIL } from "../outbox/queue-mail";

/** Kinds of the outbox that go to people. */
export const OUTBOX_WAYS = { email: MAIL, sms: SMS } as const satisfies Partial<Record<ReceiptWay, string>>;

/**
 * Whose it is, of the outbox as `o`: what was for the company's people, and of a partner also what was for the contacts
 * of the customers that are with it.
 */
export function ownMessages({ distributorId, company }: Actor): SQL {
  const own = sql`o.distributor_id = ${distributorId} and o.company_id = ${company.id}`;
  if (company.kind === "customer") return own;
  const partner = company.kind === "reseller" ? company.id : null;
  return sql`o.distributor_id = ${distributorId} and (o.company_id = ${company.id}
    or o.payload->'hearer'->>'kind' = 'contact' and exists (
      select 1 from customers c where c.distributor_id = o.distributor_id and c.id = o.company_id
        and c.reseller_id is not distinct from ${partner}::uuid and c.disassociated_at is null))`;
}

/** Whose it is, of deliveries as `d` with their webhook as `w`; tests are nobody's loss. */
export function ownDeliveries({ distributorId, company }: Actor): SQL {
  return sql`d.distributor_id = ${distributorId} and w.company_id = ${company.id} and d.kind <> ${TEST_KIND}`;
}

/** Of the outbox as `o`: what is whole, so that it can leave again. */
export const holdsAll: SQL = sql`(o.kind <> ${MAIL} or o.payload->>'template' not in (${sql.join(
  MAIL_TEMPLATES.map((template) => sql`${template}`),
  sql`, `,
)}))`;
