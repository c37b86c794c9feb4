import postgres from "postgres";
import { findRunning } from "@/scripts/postgres";
import { dataDir } from "../command-line";
import type { Things } from "./forms";
import type { Company } from "./own-tenant";
import { NOWHERE } from "./server-actions";

/** What stands in each table about some tenants and their people; equal when nothing was written in between. */
export type Content = Readonly<Record<string, unknown>>;

// What the product's own jobs and every request move by themselves.
const OWN_PACE = [
  "position",
  "hash",
  "last_seen_at",
  "state",
  "attempts",
  "error",
  "delivered_at",
  "due_at",
  "seen_at",
];

/** What jobs write whenever their time comes; what people do about an alert is among the acts. */
const OF_JOBS: readonly string[] = [
  "alert_handlings",
  "alert_steps",
  "alerts",
  "anomalies",
  "forecasts",
  "webhook_attempts",
];

/** The running demo's database, read beside it. */
export class Store {
  private constructor(private readonly sql: postgres.Sql) {}

  static async open(): Promise<Store> {
    const url = await findRunning(dataDir());
    if (url === null) throw new Error("The demo's database does not run");
    return new Store(postgres(url, { max: 2, onnotice: () => {} }));
  }

  close(): Promise<void> {
    return this.sql.end({ timeout: 1 });
  }

  async companyId(accountName: string): Promise<string> {
    const [row] = await this.sql`select company_id as id from directory where account_name = ${accountName}`;
    return row?.["id"] ?? NOWHERE;
  }

  async newestMember(companyId: string): Promise<string> {
    const [row] = await this.sql`select id from members where company_id = ${companyId} order by id desc limit 1`;
    return row?.["id"] ?? NOWHERE;
  }

  async connectorId(distributorId: string): Promise<string> {
    const [row] = await this.sql`select id from connectors where distributor_id = ${distributorId}`;
    return row?.["id"] ?? NOWHERE;
  }

  async webhookId(companyId: string): Promise<string> {
    const [row] = await this.sql`select id from webhooks where company_id = ${companyId}`;
    return row?.["id"] ?? NOWHERE;
  }

  async contentOf(distributorIds: readonly string[]): Promise<Content> {
    const content: Record<string, unknown> = {
      acts: await this.sql`
        select action, "by" ->> 'name' as name, request_id from audit_entries
        where distributor_id in ${this.sql(distributorIds)} order by id`.then((rows) => [...rows]),
      people: await this.digestOf("users", "id", await this.userIds(distributorIds)),
      sessions: await this.digestOf("sessions", "user_id", await this.userIds(distributorIds)),
    };
    for (const table of await this.tenantTables()) {
      content[table] = await this.digestOf(table, "distributor_id", distributorIds);
    }
    return content;
  }

  /** Things of a company and of a customer; of its tenant a parked account, and a delivery of another tenant. */
  async thingsOf(company: Company, { id: customerId }: Company): Promise<Things> {
    const [row] = await this.sql`
      select m.id as "memberId", m.company_id as "companyId",
        (select id from invitations i where i.company_id = m.company_id and accepted_at is null limit 1) as "invitationId",
        (select id from api_keys k where k.company_id = m.company_id order by access_key_id limit 1) as "keyId",
        (select hash from sessions s where s.user_id = m.user_id limit 1) as "session",
        (select id from resellers r where r.distributor_id = m.distributor_id limit 1) as "resellerId",
        c.id as "customerId", c.account_name as "customer",
        (select a.id from account_mappings a where a.customer_id = c.id limit 1) as "mappingId",
        (select account_id from cloud_accounts a
          where a.distributor_id = m.distributor_id and a.customer_id is null limit 1) as "accountId",
        (select d.id from deliveries d where d.distributor_id <> m.distributor_id limit 1) as "deliveryId",
        (select q.id from requests q where q.customer_id = c.id limit 1) as "requestId",
        (select d.id from disassociations d where d.customer_id = c.id limit 1) as "disassociationId",
        (select q.id from customer_questions q where q.customer_id = c.id limit 1) as "questionId",
        (select n.id from connectors n where n.distributor_id = m.distributor_id limit 1) as "connectorId",
        (select w.id from webhooks w where w.company_id = m.company_id limit 1) as "webhookId",
        (select p.id from restriction_places p where p.customer_id = c.id and p.kind = 'connector' limit 1) as "placeId",
        (select o.id from restriction_acts o where o.customer_id = c.id limit 1) as "actId",
        (select s.id from resources s where s.customer_id = c.id and s.closed_at is null limit 1) as "resourceId",
        (select a.id from alerts a where a.customer_id = c.id limit 1) as "alertId",
        (select v.id from saved_views v where v.company_id = m.company_id limit 1) as "viewId",
        (select p.id from export_schedules p where p.company_id = m.company_id limit 1) as "scheduleId",
        (select p.id from recipients p where p.company_id = m.company_id and p.removed_at is null limit 1) as "recipientId",
        (select g.id from messages g where g.company_id = m.company_id and g.customer_id = c.id limit 1) as "messageId",
        (select u.id from coupons u where u.customer_id = c.id limit 1) as "couponId",
        (select o.id from orders o where o.customer_id = c.id order by o.accepted_at nulls first limit 1) as "orderId",
        (select f.id from catalogue_offers f where f.mode = 'yearly-monthly' order by f.id limit 1) as "offerId"
      from members m join customers c on c.distributor_id = m.distributor_id and c.id = ${customerId}
      where m.company_id = ${company.id} and m.roles = '{administrator}' limit 1`;
    if (!row) throw new Error(`Nobody administers ${company.id}`);
    return Object.fromEntries(Object.entries(row).map(([name, id]) => [name, id ?? NOWHERE])) as Things;
  }

  private async userIds(distributorIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.sql`select user_id from members where distributor_id in ${this.sql(distributorIds)}`;
    return rows.map((row) => row["user_id"]);
  }

  private async tenantTables(): Promise<readonly string[]> {
    const rows = await this.sql`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'distributor_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`;
    return rows.map((row): string => row["name"]).filter((name) => !OF_JOBS.includes(name));
  }

  private async digestOf(table: string, column: string, values: readonly string[]): Promise<unknown> {
    const [row] = await this.sql`
      select count(*)::integer as rows, md5(coalesce(string_agg(line, ',' order by line), '')) as digest
      from (select md5((to_jsonb(t) - ${OWN_PACE}::text[])::text) as line
        from ${this.sql(table)} t where ${this.sql(column)} in ${this.sql(values)}) lines`;
    return { ...row };
  }
}
