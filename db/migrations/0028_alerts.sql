CREATE TABLE "alert_handlings" (
	"distributor_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"owner_id" uuid,
	"acknowledged_at" timestamp (3) with time zone,
	"snoozed_until" timestamp (3) with time zone,
	"snooze_reason" text,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by_id" uuid,
	"resolve_reason" text,
	CONSTRAINT "alert_handlings_distributor_id_alert_id_company_id_pk" PRIMARY KEY("distributor_id","alert_id","company_id"),
	CONSTRAINT "alert_handlings_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer')),
	CONSTRAINT "alert_handlings_snooze" CHECK ((snoozed_until is null) = (snooze_reason is null)),
	CONSTRAINT "alert_handlings_resolved" CHECK ((resolved_by_id is null) = (resolve_reason is null) and (resolved_at is not null or resolved_by_id is null))
);
--> statement-breakpoint
CREATE TABLE "alert_limits" (
	"distributor_id" uuid NOT NULL,
	"request_hours" integer NOT NULL,
	"delivery_late_days" integer NOT NULL,
	CONSTRAINT "alert_limits_distributor_id_pk" PRIMARY KEY("distributor_id"),
	CONSTRAINT "alert_limits_request_hours" CHECK (request_hours between 1 and 720),
	CONSTRAINT "alert_limits_delivery_late_days" CHECK (delivery_late_days between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "alert_steps" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb,
	"text" text,
	"to_name" text,
	"until" timestamp (3) with time zone,
	CONSTRAINT "alert_steps_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "alert_steps_kind" CHECK (kind in ('raised', 'worsened', 'reopened', 'acknowledged', 'owned', 'handed-over', 'released', 'noted', 'snoozed', 'woken', 'resolved'))
);
--> statement-breakpoint
CREATE TABLE "message_reads" (
	"distributor_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"is_read" boolean DEFAULT true NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_reads_distributor_id_member_id_message_id_pk" PRIMARY KEY("distributor_id","member_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "notice_receipts" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"message_id" uuid,
	"company_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"way" text NOT NULL,
	"hearer" text NOT NULL,
	"hearer_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"carried_by" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notice_receipts_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "notice_receipts_topic" CHECK (topic in ('budget', 'pace', 'restriction', 'deletion', 'renewal', 'order', 'question', 'request', 'act', 'delegation', 'development', 'association', 'assignment', 'delivery', 'company', 'webhook')),
	CONSTRAINT "notice_receipts_way" CHECK (way in ('email', 'sms', 'webhook')),
	CONSTRAINT "notice_receipts_hearer" CHECK (hearer in ('member', 'recipient', 'contact', 'webhook')),
	CONSTRAINT "notice_receipts_outcome" CHECK (outcome in ('sent', 'digest', 'quiet-hours', 'off-by-person', 'off-by-company', 'off-by-default', 'not-assigned', 'role', 'unverified', 'too-late', 'no-phone', 'no-gateway'))
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"distributor_id" uuid NOT NULL,
	"chooser_id" uuid NOT NULL,
	"chooser" text NOT NULL,
	"topic" text NOT NULL,
	"way" text NOT NULL,
	"pace" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notification_choices_distributor_id_chooser_id_topic_way_pk" PRIMARY KEY("distributor_id","chooser_id","topic","way"),
	CONSTRAINT "notification_choices_chooser" CHECK (chooser in ('company', 'member', 'recipient')),
	CONSTRAINT "notification_choices_topic" CHECK (topic in ('budget', 'pace', 'restriction', 'deletion', 'renewal', 'order', 'question', 'request', 'act', 'delegation', 'development', 'association', 'assignment', 'delivery', 'company', 'webhook')),
	CONSTRAINT "notification_choices_way" CHECK (way in ('email', 'sms')),
	CONSTRAINT "notification_choices_pace" CHECK (pace in ('at-once', 'hourly', 'daily', 'off'))
);
--> statement-breakpoint
CREATE TABLE "notification_hours" (
	"distributor_id" uuid NOT NULL,
	"chooser_id" uuid NOT NULL,
	"chooser" text NOT NULL,
	"quiet_from" integer NOT NULL,
	"quiet_to" integer NOT NULL,
	"digest_hour" integer NOT NULL,
	CONSTRAINT "notification_hours_distributor_id_chooser_id_pk" PRIMARY KEY("distributor_id","chooser_id"),
	CONSTRAINT "notification_hours_chooser" CHECK (chooser in ('company', 'member', 'recipient')),
	CONSTRAINT "notification_hours_quiet" CHECK (quiet_from between 0 and 1439 and quiet_to between 0 and 1439),
	CONSTRAINT "notification_hours_digest" CHECK (digest_hour between 0 and 23)
);
--> statement-breakpoint
CREATE TABLE "recipients" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"link_until" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "recipients_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "recipients_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer'))
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"request" text NOT NULL,
	"status" integer,
	"response" text,
	"error" text,
	CONSTRAINT "webhook_attempts_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "webhook_attempts_error" CHECK (error in ('refused', 'timed-out', 'unknown-host', 'private-address', 'insecure', 'certificate', 'unreachable', 'redirected', 'status', 'answer-too-long', 'answer-unreadable', 'secret-unreadable', 'not-taken'))
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"notice_id" uuid,
	"kind" text NOT NULL,
	"topic" text,
	"facts" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tried_since" timestamp (3) with time zone NOT NULL,
	"tried_from" integer DEFAULT 0 NOT NULL,
	"error" text,
	"due_at" timestamp (3) with time zone,
	"leased_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_deliveries_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "webhook_deliveries_topic" CHECK (topic in ('budget', 'pace', 'restriction', 'deletion', 'renewal', 'order', 'question', 'request', 'act', 'delegation', 'development', 'association', 'assignment', 'delivery', 'company', 'webhook')),
	CONSTRAINT "webhook_deliveries_state" CHECK (state in ('waiting', 'delivered', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"format" text NOT NULL,
	"language" text NOT NULL,
	"topics" text[],
	"state" text NOT NULL,
	"secret" text NOT NULL,
	"former_secret" text,
	"former_secret_until" timestamp (3) with time zone,
	"failing_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "webhooks_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "webhooks_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer')),
	CONSTRAINT "webhooks_format" CHECK (format in ('standard', 'slack', 'teams', 'dingtalk', 'feishu', 'wecom')),
	CONSTRAINT "webhooks_state" CHECK (state in ('active', 'paused', 'disabled'))
);
--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind";--> statement-breakpoint
ALTER TABLE "credentials" DROP CONSTRAINT "credentials_kind";--> statement-breakpoint
DROP INDEX "alerts_once";--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "customer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "period" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "amount" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "threshold" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "reseller_id" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "severity" text;--> statement-breakpoint
ALTER TABLE "alerts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE alerts SET
  key = customer_id || '/' || split_part(period, '/', 1) || '/' || trim_scale(amount) || '/' || threshold
    || CASE WHEN position('/' in period) > 0 THEN substr(period, position('/' in period)) ELSE '' END,
  severity = CASE WHEN kind = 'budget-pace' THEN 'info' WHEN threshold >= 100 THEN 'critical' WHEN threshold >= 90 THEN 'warning' ELSE 'info' END;
--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "severity" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "messages_read_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "notice_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "company_id" uuid;--> statement-breakpoint
ALTER TABLE "alert_handlings" ADD CONSTRAINT "alert_handlings_alert" FOREIGN KEY ("distributor_id","alert_id") REFERENCES "public"."alerts"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_handlings" ADD CONSTRAINT "alert_handlings_owner" FOREIGN KEY ("distributor_id","owner_id") REFERENCES "public"."members"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_limits" ADD CONSTRAINT "alert_limits_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_steps" ADD CONSTRAINT "alert_steps_handling" FOREIGN KEY ("distributor_id","alert_id","company_id") REFERENCES "public"."alert_handlings"("distributor_id","alert_id","company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reads" ADD CONSTRAINT "message_reads_member" FOREIGN KEY ("distributor_id","member_id") REFERENCES "public"."members"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reads" ADD CONSTRAINT "message_reads_message" FOREIGN KEY ("distributor_id","message_id") REFERENCES "public"."messages"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_receipts" ADD CONSTRAINT "notice_receipts_notice" FOREIGN KEY ("distributor_id","notice_id") REFERENCES "public"."outbox"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_hours" ADD CONSTRAINT "notification_hours_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipients" ADD CONSTRAINT "recipients_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery" FOREIGN KEY ("distributor_id","delivery_id") REFERENCES "public"."webhook_deliveries"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook" FOREIGN KEY ("distributor_id","webhook_id") REFERENCES "public"."webhooks"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_handlings_standing" ON "alert_handlings" USING btree ("distributor_id","company_id","opened_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "alert_handlings_by_time" ON "alert_handlings" USING btree ("distributor_id","company_id","opened_at");--> statement-breakpoint
CREATE INDEX "alert_handlings_snoozed" ON "alert_handlings" USING btree ("distributor_id","company_id","snoozed_until") WHERE resolved_at is null and snoozed_until is not null;--> statement-breakpoint
CREATE INDEX "alert_steps_by_alert" ON "alert_steps" USING btree ("distributor_id","alert_id","at");--> statement-breakpoint
CREATE INDEX "alert_steps_by_company" ON "alert_steps" USING btree ("distributor_id","company_id","at","id");--> statement-breakpoint
CREATE INDEX "message_reads_unread" ON "message_reads" USING btree ("distributor_id","member_id") WHERE not is_read;--> statement-breakpoint
CREATE INDEX "notice_receipts_due" ON "notice_receipts" USING btree ("distributor_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "notice_receipts_by_company" ON "notice_receipts" USING btree ("distributor_id","company_id","at");--> statement-breakpoint
CREATE INDEX "notice_receipts_by_notice" ON "notice_receipts" USING btree ("distributor_id","notice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recipients_email" ON "recipients" USING btree ("distributor_id","company_id","email") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "recipients_by_company" ON "recipients" USING btree ("distributor_id","company_id");--> statement-breakpoint
CREATE INDEX "webhook_attempts_by_delivery" ON "webhook_attempts" USING btree ("distributor_id","delivery_id","started_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_webhook" ON "webhook_deliveries" USING btree ("distributor_id","webhook_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_waiting" ON "webhook_deliveries" USING btree ("distributor_id","webhook_id","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_undelivered" ON "webhook_deliveries" USING btree ("distributor_id","id") WHERE state = 'dead';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_time" ON "webhook_deliveries" USING btree ("distributor_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "webhooks_name" ON "webhooks" USING btree ("distributor_id","company_id","name") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "webhooks_by_company" ON "webhooks" USING btree ("distributor_id","company_id");--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_by_customer" ON "alerts" USING btree ("distributor_id","customer_id","kind");--> statement-breakpoint
CREATE INDEX "messages_by_notice" ON "messages" USING btree ("distributor_id","notice_id");--> statement-breakpoint
CREATE INDEX "outbox_undelivered" ON "outbox" USING btree ("distributor_id","company_id","id") WHERE state = 'dead';--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_once" ON "alerts" USING btree ("distributor_id","kind","key");--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_severity" CHECK (severity in ('critical', 'warning', 'info'));--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind" CHECK (kind in ('budget-threshold', 'budget-pace', 'quota-used', 'customer-not-started', 'frozen-automatically', 'cause-gone', 'spent-since-freeze', 'freeze-unconfirmed', 'deletion-due', 'renewal-at-risk', 'renewal-failed', 'accounts-parked', 'delivery-late', 'delivery-held', 'closed-month-changed', 'delegation-ending', 'request-waiting', 'partner-suspended'));--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_kind" CHECK (kind in ('api-key', 'invitation', 'connector', 'customer-invitation', 'recipient'));
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
ALTER TABLE alerts NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE alert_handlings NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE alert_steps NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What was raised so far stands with both partners of its customer.
INSERT INTO alert_handlings (distributor_id, alert_id, company_kind, company_id, opened_at, resolved_at)
SELECT a.distributor_id, a.id, 'distributor', a.distributor_id, a.opened_at, a.resolved_at FROM alerts a
UNION ALL
SELECT a.distributor_id, a.id, 'reseller', c.reseller_id, a.opened_at, a.resolved_at FROM alerts a
JOIN customers c ON c.distributor_id = a.distributor_id AND c.id = a.customer_id
WHERE c.reseller_id IS NOT NULL AND c.disassociated_at IS NULL AND a.opened_at >= c.associated_at;
--> statement-breakpoint
INSERT INTO alert_steps (distributor_id, id, alert_id, company_id, kind, at)
SELECT distributor_id, gen_random_uuid(), alert_id, company_id, 'raised', opened_at FROM alert_handlings
UNION ALL
SELECT distributor_id, gen_random_uuid(), alert_id, company_id, 'resolved', resolved_at FROM alert_handlings
WHERE resolved_at IS NOT NULL;
--> statement-breakpoint
ALTER TABLE alerts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE alert_handlings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE alert_steps FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The life of an alert, and what a webhook was sent, are told as they were.
REVOKE UPDATE, DELETE ON alert_steps FROM partner_center_app;
--> statement-breakpoint
REVOKE DELETE ON alert_handlings FROM partner_center_app;
--> statement-breakpoint
REVOKE UPDATE ON webhook_attempts FROM partner_center_app;
--> statement-breakpoint
-- What waits and what was given up, of every tenant in one call: each is read under its own policy, and nothing but
-- counts comes out. Figures of one queue stand in several rows.
CREATE FUNCTION queue_figures() RETURNS TABLE (queue text, waiting bigint, oldest timestamptz, given_up bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  tenant uuid;
BEGIN
  FOR tenant IN SELECT distributor_id FROM directory WHERE company_kind = 'distributor' LOOP
    PERFORM set_config('app.distributor', tenant::text, true);
    RETURN QUERY
      SELECT CASE o.kind WHEN 'mail' THEN 'mails' WHEN 'sms' THEN 'sms' ELSE 'notices' END,
        count(*) FILTER (WHERE o.state = 'waiting'),
        min(o.created_at) FILTER (WHERE o.state = 'waiting'),
        count(*) FILTER (WHERE o.state = 'dead')
      FROM outbox o
      WHERE o.distributor_id = tenant AND o.state IN ('waiting', 'dead') AND o.kind <> 'connector-order'
      GROUP BY 1
      UNION ALL
      SELECT 'webhooks', count(*), min(w.created_at), 0
      FROM webhook_deliveries w WHERE w.distributor_id = tenant AND w.state = 'waiting'
      UNION ALL
      SELECT 'webhooks', 0, NULL, count(*)
      FROM webhook_deliveries w WHERE w.distributor_id = tenant AND w.state = 'dead'
      UNION ALL
      SELECT 'connector-orders', count(*) FILTER (WHERE p.state = 'ordered'),
        min(p.since) FILTER (WHERE p.state = 'ordered'), count(*) FILTER (WHERE p.state = 'failed')
      FROM restriction_places p
      WHERE p.distributor_id = tenant AND p.state IN ('ordered', 'failed') AND p.kind = 'connector'
      UNION ALL
      SELECT 'exports', count(*), min(e.requested_at), 0
      FROM export_jobs e WHERE e.distributor_id = tenant AND e.state IN ('queued', 'running')
      UNION ALL
      SELECT 'exports', 0, NULL, count(*)
      FROM export_jobs e WHERE e.distributor_id = tenant AND e.state = 'failed';
  END LOOP;
  PERFORM set_config('app.distributor', '', true);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION queue_figures() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION queue_figures() TO partner_center_app;
