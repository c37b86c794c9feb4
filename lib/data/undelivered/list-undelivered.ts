import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Page, PagePlace } from "@/lib/contracts/page";
import type { UndeliveredRow } from "@/lib/contracts/undelivered";
import type { Actor, CompanyKind } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { isNoticeMail, type Mail } from "@/lib/domain/alert/mail";
import type { ReceiptWay } from "@/lib/domain/notification/receipt";
import type { Sms } from "@/lib/domain/notification/sms";
import { whyNotAgain } from "@/lib/domain/notification/undelivered";
import { SMS } from "../outbox/outbox-kind";
import { MAIL } from "../outbox/queue-mail";
import { isBackwards, pageOf } from "../page-of";
import { findDistributor } from "../system-actor";
import { inTenant } from "../tenant";
import { ownDeliveries, ownMessages } from "./given-up";

const SIZE = 50;

/** By way, how many were given up; only ways of which any were. */
export type UndeliveredCounts = Readonly<Record<ReceiptWay, number>>;

type Found = {
  readonly id: string;
  readonly way: ReceiptWay;
  /** Of a mail or text message what was queued; of a delivery the notice's facts. */
  readonly payload: unknown;
  readonly kind: string;
  readonly webhook: string | null;
  readonly is_active: boolean | null;
  readonly error: string;
  readonly attempts: number;
  readonly since_ms: number;
};

/** What was given up of what the company's people and webhooks were to be told, newest first. */
export async function listUndelivered(
  { actor }: Permit<"notification.read">,
  way: ReceiptWay | null,
  place: PagePlace,
): Promise<{ readonly page: Page<UndeliveredRow>; readonly counts: UndeliveredCounts }> {
  return inTenant(actor, async (tx) => {
    const currency = (await findDistributor(tx, actor.distributorId))?.currency ?? "";
    const found = await findGivenUp(tx, actor, way, place);
    const rows = found.map((row) => rowOf(row, actor.company.kind, currency));
    return { page: pageOf(rows, SIZE, place, ({ id }) => id), counts: await countGivenUp(tx, actor) };
  });
}

async function findGivenUp(tx: Transaction, actor: Actor, way: ReceiptWay | null, place: PagePlace) {
  const backwards = isBackwards(place);
  return tx.execute<Found>(sql`
    select id, way, payload, kind, webhook, is_active, error, attempts, (extract(epoch from since) * 1000)::float8 as since_ms
    from (${givenUp(actor)}) g
    where ${way === null ? sql`true` : sql`g.way = ${way}`}
      and ${place.after === null ? sql`true` : sql`g.id < ${place.after}`}
      and ${backwards ? sql`g.id > ${place.before}` : sql`true`}
    order by g.id ${backwards ? sql`asc` : sql`desc`}
    limit ${SIZE + 1}`);
}

function givenUp(actor: Actor) {
  return sql`
    select o.id, case o.kind when ${MAIL} then 'email' else 'sms' end as way, o.payload, o.kind, null as webhook,
      null::boolean as is_active, o.error, o.attempts, o.created_at as since
    from outbox o
    where o.state = 'dead' and o.kind in (${MAIL}, ${SMS}) and ${ownMessages(actor)}
    union all
    select d.id, 'webhook', d.facts, d.kind, w.name, w.state = 'active' and w.removed_at is null, d.error,
      d.attempts - d.tried_from, d.created_at
    from webhook_deliveries d
    join webhooks w on w.distributor_id = d.distributor_id and w.id = d.webhook_id
    where d.state = 'dead' and ${ownDeliveries(actor)}`;
}

async function countGivenUp(tx: Transaction, actor: Actor): Promise<UndeliveredCounts> {
  const rows = await tx.execute<{ way: ReceiptWay; n: number }>(
    sql`select way, count(*)::int as n from (${givenUp(actor)}) g group by way`,
  );
  const countOf = (way: ReceiptWay) => rows.find((row) => row.way === way)?.n ?? 0;
  return { email: countOf("email"), sms: countOf("sms"), webhook: countOf("webhook") };
}

function rowOf(found: Found, company: CompanyKind, currency: string): UndeliveredRow {
  const { id, way, error, attempts, since_ms } = found;
  const common = { id, way, error, attempts, since: new Date(since_ms) };
  if (way === "webhook") {
    const webhook = found.webhook ?? "";
    const notice = { kind: found.kind, facts: found.payload, reader: company, currency };
    const whyNot = whyNotAgain({ way, webhook, isActive: found.is_active ?? false });
    return { ...common, about: { kind: "notice", notice, count: 1 }, to: webhook, whyNot };
  }
  if (way === "sms") {
    const { to, kind, facts, company: reader, currency: of } = found.payload as Sms;
    const notice = { kind, facts, reader, currency: of };
    return { ...common, about: { kind: "notice", notice, count: 1 }, to, whyNot: whyNotAgain({ way }) };
  }
  const mail = found.payload as Mail;
  return { ...common, about: aboutMail(mail), to: mail.to, whyNot: whyNotAgain({ way, template: mail.template }) };
}

function aboutMail(mail: Mail): UndeliveredRow["about"] {
  if (!isNoticeMail(mail)) return { kind: "template", template: mail.template };
  const { kind = "", facts = null } = mail.notices[0] ?? {};
  const notice = { kind, facts, reader: mail.company.kind, currency: mail.currency };
  return { kind: "notice", notice, count: mail.notices.length };
}
