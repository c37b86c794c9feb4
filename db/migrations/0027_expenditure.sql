CREATE TABLE "closed_month_changes" (
	"distributor_id" uuid NOT NULL,
	"month" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"cause" text NOT NULL,
	"delivery_id" uuid,
	"spent" numeric(38,12) NOT NULL,
	"counted" numeric(38,12) NOT NULL,
	CONSTRAINT "closed_month_changes_distributor_id_month_customer_id_at_pk" PRIMARY KEY("distributor_id","month","customer_id","at"),
	CONSTRAINT "closed_month_changes_cause" CHECK (cause in ('delivery', 'event', 'order', 'ownership'))
);
--> statement-breakpoint
CREATE TABLE "closed_month_figures" (
	"distributor_id" uuid NOT NULL,
	"month" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"spent" numeric(38,12) NOT NULL,
	"counted" numeric(38,12) NOT NULL,
	CONSTRAINT "closed_month_figures_distributor_id_month_customer_id_pk" PRIMARY KEY("distributor_id","month","customer_id")
);
--> statement-breakpoint
CREATE TABLE "export_jobs" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"member_id" uuid,
	"schedule_id" uuid,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"locale" text NOT NULL,
	"query" jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"state" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"as_of" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"attempt" integer DEFAULT 0 NOT NULL,
	"rows_done" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint,
	"failure" text,
	CONSTRAINT "export_jobs_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "export_jobs_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer')),
	CONSTRAINT "export_jobs_kind" CHECK (kind in ('customers', 'delivery-differences', 'orders', 'expenditure-summary', 'expenditure-details', 'focus', 'resources', 'statistics', 'operation-log')),
	CONSTRAINT "export_jobs_format" CHECK (format in ('csv', 'xlsx')),
	CONSTRAINT "export_jobs_state" CHECK (state in ('queued', 'running', 'done', 'failed', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "export_parts" (
	"distributor_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"number" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "export_parts_distributor_id_export_id_attempt_number_pk" PRIMARY KEY("distributor_id","export_id","attempt","number")
);
--> statement-breakpoint
CREATE TABLE "export_schedules" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"locale" text NOT NULL,
	"query" jsonb NOT NULL,
	"rhythm" text NOT NULL,
	"hour" integer NOT NULL,
	"due_at" timestamp (3) with time zone,
	"by" jsonb NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "export_schedules_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "export_schedules_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer')),
	CONSTRAINT "export_schedules_kind" CHECK (kind in ('customers', 'delivery-differences', 'orders', 'expenditure-summary', 'expenditure-details', 'focus', 'resources', 'statistics', 'operation-log')),
	CONSTRAINT "export_schedules_format" CHECK (format in ('csv', 'xlsx')),
	CONSTRAINT "export_schedules_rhythm" CHECK (rhythm in ('daily', 'weekly', 'monthly'))
);
--> statement-breakpoint
CREATE TABLE "month_rollups" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"month" text NOT NULL,
	"association_id" uuid NOT NULL,
	"service" text NOT NULL,
	"charging_mode" text NOT NULL,
	"region" text NOT NULL,
	"spent" numeric(38,12) NOT NULL,
	"refunded" numeric(38,12) NOT NULL,
	"listed" numeric(38,12) NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "month_rollups_distributor_id_customer_id_month_association_id_service_charging_mode_region_pk" PRIMARY KEY("distributor_id","customer_id","month","association_id","service","charging_mode","region"),
	CONSTRAINT "month_rollups_charging_mode" CHECK (charging_mode in ('pay-per-use', 'spot', 'yearly-monthly', 'reserved-instance', 'savings-plan'))
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"shared" boolean NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_views_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "saved_views_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer'))
);
--> statement-breakpoint
ALTER TABLE "day_rollups" ADD COLUMN "refunded" numeric(38,12) DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "day_rollups" ALTER COLUMN "refunded" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "closed_month_changes" ADD CONSTRAINT "closed_month_changes_month" FOREIGN KEY ("distributor_id","month") REFERENCES "public"."closed_months"("distributor_id","month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_month_changes" ADD CONSTRAINT "closed_month_changes_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_month_figures" ADD CONSTRAINT "closed_month_figures_month" FOREIGN KEY ("distributor_id","month") REFERENCES "public"."closed_months"("distributor_id","month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_month_figures" ADD CONSTRAINT "closed_month_figures_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_parts" ADD CONSTRAINT "export_parts_job" FOREIGN KEY ("distributor_id","export_id") REFERENCES "public"."export_jobs"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_schedules" ADD CONSTRAINT "export_schedules_member" FOREIGN KEY ("distributor_id","member_id") REFERENCES "public"."members"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_rollups" ADD CONSTRAINT "month_rollups_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_member" FOREIGN KEY ("distributor_id","member_id") REFERENCES "public"."members"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "export_jobs_by_company" ON "export_jobs" USING btree ("distributor_id","company_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "export_jobs_waiting" ON "export_jobs" USING btree ("distributor_id","requested_at") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "export_schedules_by_company" ON "export_schedules" USING btree ("distributor_id","company_id");--> statement-breakpoint
CREATE INDEX "export_schedules_due" ON "export_schedules" USING btree ("distributor_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "month_rollups_by_month" ON "month_rollups" USING btree ("distributor_id","month");--> statement-breakpoint
CREATE INDEX "saved_views_by_path" ON "saved_views" USING btree ("distributor_id","company_id","path");--> statement-breakpoint
CREATE INDEX "charges_by_day" ON "charges" USING btree ("distributor_id","day","id") WHERE removed_in is null and customer_id is not null;--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
ALTER TABLE day_rollups NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE month_rollups NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE charges NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE day_rollups u SET refunded = c.refunded
FROM (
  SELECT distributor_id, customer_id, day, association_id, service, charging_mode, region, sum(spent) AS refunded
  FROM charges WHERE removed_in IS NULL AND customer_id IS NOT NULL AND spent < 0
  GROUP BY 1, 2, 3, 4, 5, 6, 7
) c
WHERE c.distributor_id = u.distributor_id AND c.customer_id = u.customer_id AND c.day = u.day
  AND c.association_id = u.association_id AND c.service = u.service AND c.charging_mode = u.charging_mode
  AND c.region = u.region;
--> statement-breakpoint
INSERT INTO month_rollups
  (distributor_id, customer_id, month, association_id, service, charging_mode, region, spent, refunded, listed, rows)
SELECT distributor_id, customer_id, to_char(day, 'YYYY-MM'), association_id, service, charging_mode, region,
  sum(spent), sum(refunded), sum(listed), sum(rows)
FROM day_rollups GROUP BY 1, 2, 3, 4, 5, 6, 7;
--> statement-breakpoint
ALTER TABLE charges FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE month_rollups FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE day_rollups FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What a month closed with, and what moved it since, is told as it was.
REVOKE UPDATE, DELETE ON closed_month_figures FROM partner_center_app;
--> statement-breakpoint
REVOKE DELETE ON closed_month_changes FROM partner_center_app;
