CREATE TABLE "account_mappings" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"from_day" date,
	"mapped_at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "account_mappings_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"threshold" integer NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"facts" jsonb NOT NULL,
	CONSTRAINT "alerts_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "alerts_kind" CHECK (kind in ('budget-threshold')),
	CONSTRAINT "alerts_state" CHECK (state in ('open', 'resolved'))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ending" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "api_keys_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer'))
);
--> statement-breakpoint
CREATE TABLE "associations" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"reseller_id" uuid,
	"origin" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "associations_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "associations_origin" CHECK (origin in ('created', 'parked-account', 'brought-over', 'invited'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"company_id" uuid NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_name" text NOT NULL,
	"customer_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text NOT NULL,
	"ip" text,
	"position" bigint,
	"hash" text,
	CONSTRAINT "audit_entries_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "budget_marks" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"period" text NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"mark" integer NOT NULL,
	"acted_at" timestamp (3) with time zone,
	CONSTRAINT "budget_marks_distributor_id_customer_id_period_amount_pk" PRIMARY KEY("distributor_id","customer_id","period","amount")
);
--> statement-breakpoint
CREATE TABLE "budget_records" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"type" text NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"action" text NOT NULL,
	"lift_when_restored" boolean NOT NULL,
	"used" numeric(38,12) NOT NULL,
	"by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "budget_records_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"type" text NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"action" text NOT NULL,
	"lift_when_restored" boolean NOT NULL,
	"counts_from" text,
	"version" integer NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "budgets_distributor_id_customer_id_pk" PRIMARY KEY("distributor_id","customer_id"),
	CONSTRAINT "budgets_amount" CHECK (amount > 0 and amount <= 2147483647 and amount = round(amount, 2)),
	CONSTRAINT "budgets_counts_from" CHECK ((type = 'one-time') = (counts_from is not null)),
	CONSTRAINT "budgets_type" CHECK (type in ('monthly', 'one-time')),
	CONSTRAINT "budgets_action" CHECK (action in ('alert-only', 'block-pay-per-use', 'freeze-account', 'freeze-account-and-resources'))
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"distributor_id" uuid NOT NULL,
	"month" text NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"account_id" text NOT NULL,
	"category" text NOT NULL,
	"counting" text NOT NULL,
	"list_cost" numeric(38,12) NOT NULL,
	"billed_cost" numeric(38,12) NOT NULL,
	"service" text NOT NULL,
	"region" text NOT NULL,
	"charging_mode" text NOT NULL,
	"charge_start" timestamp (3) with time zone NOT NULL,
	"charge_end" timestamp (3) with time zone NOT NULL,
	"commitment_id" text,
	"resource_id" text,
	"resource_name" text,
	"details" jsonb NOT NULL,
	"row_hash" uuid NOT NULL,
	"origin" text NOT NULL,
	"delivery_id" uuid,
	"added_in" integer,
	"removed_in" integer,
	"customer_id" uuid,
	"association_id" uuid,
	"spent" numeric(38,12) NOT NULL,
	"in_budget" boolean NOT NULL,
	CONSTRAINT "charges_distributor_id_month_id_pk" PRIMARY KEY("distributor_id","month","id"),
	CONSTRAINT "charges_category" CHECK (category in ('usage', 'purchase', 'tax', 'credit', 'adjustment')),
	CONSTRAINT "charges_counting" CHECK (counting in ('always', 'never', 'unless-covered')),
	CONSTRAINT "charges_charging_mode" CHECK (charging_mode in ('pay-per-use', 'spot', 'yearly-monthly', 'reserved-instance', 'savings-plan')),
	CONSTRAINT "charges_origin" CHECK (origin in ('delivery', 'event'))
) PARTITION BY LIST ("month");
--> statement-breakpoint
CREATE TABLE "clock" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"ahead" interval DEFAULT '0' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closed_months" (
	"distributor_id" uuid NOT NULL,
	"month" text NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	CONSTRAINT "closed_months_distributor_id_month_pk" PRIMARY KEY("distributor_id","month")
);
--> statement-breakpoint
CREATE TABLE "cloud_accounts" (
	"distributor_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"name" text,
	"customer_id" uuid,
	"first_charge_at" timestamp (3) with time zone,
	"parked_rows" integer DEFAULT 0 NOT NULL,
	"parked_amount" numeric(38,12) NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cloud_accounts_distributor_id_account_id_pk" PRIMARY KEY("distributor_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "coverages" (
	"distributor_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"delivery_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	CONSTRAINT "coverages_distributor_id_account_id_delivery_id_from_day_pk" PRIMARY KEY("distributor_id","account_id","delivery_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"distributor_id" uuid NOT NULL,
	"row_id" uuid NOT NULL,
	CONSTRAINT "credentials_kind" CHECK (kind in ('api-key', 'invitation'))
);
--> statement-breakpoint
CREATE TABLE "customer_months" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"month" text NOT NULL,
	"spent" numeric(38,12) NOT NULL,
	"counted" numeric(38,12) NOT NULL,
	"reserved" numeric(38,12) NOT NULL,
	CONSTRAINT "customer_months_distributor_id_customer_id_month_pk" PRIMARY KEY("distributor_id","customer_id","month")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "customers" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reseller_id" uuid,
	"name" text NOT NULL,
	"account_name" text NOT NULL,
	"email" text,
	"phone" text,
	"association_id" uuid NOT NULL,
	"associated_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customers_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "day_rollups" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"day" date NOT NULL,
	"association_id" uuid NOT NULL,
	"service" text NOT NULL,
	"charging_mode" text NOT NULL,
	"region" text NOT NULL,
	"spent" numeric(38,12) NOT NULL,
	"listed" numeric(38,12) NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "day_rollups_distributor_id_customer_id_day_association_id_service_charging_mode_region_pk" PRIMARY KEY("distributor_id","customer_id","day","association_id","service","charging_mode","region"),
	CONSTRAINT "day_rollups_charging_mode" CHECK (charging_mode in ('pay-per-use', 'spot', 'yearly-monthly', 'reserved-instance', 'savings-plan'))
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"billing_account" text NOT NULL,
	"billing_period" text NOT NULL,
	"period_start" timestamp (3) with time zone NOT NULL,
	"revision" integer,
	CONSTRAINT "deliveries_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "delivery_files" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "delivery_files_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "delivery_revisions" (
	"distributor_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"import_id" uuid NOT NULL,
	"state" text NOT NULL,
	"rows" integer NOT NULL,
	"listed" numeric(38,12) NOT NULL,
	"billed" numeric(38,12) NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"difference" jsonb NOT NULL,
	CONSTRAINT "delivery_revisions_distributor_id_delivery_id_number_pk" PRIMARY KEY("distributor_id","delivery_id","number"),
	CONSTRAINT "delivery_revisions_state" CHECK (state in ('applied', 'held', 'superseded', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "directory" (
	"account_name" text PRIMARY KEY NOT NULL,
	"distributor_id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	CONSTRAINT "directory_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer'))
);
--> statement-breakpoint
CREATE TABLE "distributors" (
	"distributor_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"account_name" text NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"contact_email" text,
	"contact_phone" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "distributors_state" CHECK (state in ('active', 'restricted', 'frozen'))
);
--> statement-breakpoint
CREATE TABLE "event_ids" (
	"distributor_id" uuid NOT NULL,
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"content_hash" uuid NOT NULL,
	"month" text NOT NULL,
	"charge_id" uuid NOT NULL,
	CONSTRAINT "event_ids_distributor_id_source_event_id_pk" PRIMARY KEY("distributor_id","source","event_id")
);
--> statement-breakpoint
CREATE TABLE "freeze_causes" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	"message_to_customer" text,
	"agreement_version" text,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"month" text,
	"gone_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	"known" jsonb NOT NULL,
	CONSTRAINT "freeze_causes_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "freeze_causes_origin" CHECK (origin in ('association-default', 'manual', 'budget-exhausted')),
	CONSTRAINT "freeze_causes_level" CHECK (level in ('account', 'account-and-resources'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"distributor_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_distributor_id_api_key_id_key_pk" PRIMARY KEY("distributor_id","api_key_id","key")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text,
	"dry_run" boolean NOT NULL,
	"strict" boolean NOT NULL,
	"accept" boolean NOT NULL,
	"state" text NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"by" jsonb NOT NULL,
	"report" jsonb,
	"failure" text,
	CONSTRAINT "imports_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "imports_state" CHECK (state in ('waiting', 'running', 'finished', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"email" text,
	"roles" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "invitations_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "members_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "members_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"customer_id" uuid,
	"facts" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "messages_company_kind" CHECK (company_kind in ('distributor', 'reseller', 'customer'))
);
--> statement-breakpoint
CREATE TABLE "one_time_usage" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"counts_from" text NOT NULL,
	"used" numeric(38,12) NOT NULL,
	"reserved" numeric(38,12) NOT NULL,
	CONSTRAINT "one_time_usage_distributor_id_customer_id_pk" PRIMARY KEY("distributor_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"alert_id" uuid,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "outbox_state" CHECK (state in ('waiting', 'delivered', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "pay_per_use_blocks" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"reason" text NOT NULL,
	"message_to_customer" text,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"month" text,
	"gone_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	"known" jsonb NOT NULL,
	CONSTRAINT "pay_per_use_blocks_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "pay_per_use_blocks_origin" CHECK (origin in ('manual', 'budget-exhausted'))
);
--> statement-breakpoint
CREATE TABLE "refused_rows" (
	"distributor_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"file" integer NOT NULL,
	"line" integer NOT NULL,
	"column" text NOT NULL,
	"cause" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "refused_rows_distributor_id_import_id_file_line_pk" PRIMARY KEY("distributor_id","import_id","file","line")
);
--> statement-breakpoint
CREATE TABLE "resellers" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"account_name" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"contact_email" text,
	"contact_phone" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "resellers_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "resellers_state" CHECK (state in ('active', 'restricted', 'frozen'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"distributor_id" uuid,
	"member_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"user_agent" text NOT NULL,
	"ip" text
);
--> statement-breakpoint
CREATE TABLE "staged_charges" (
	"distributor_id" uuid NOT NULL,
	"month" text NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"account_id" text NOT NULL,
	"category" text NOT NULL,
	"counting" text NOT NULL,
	"list_cost" numeric(38,12) NOT NULL,
	"billed_cost" numeric(38,12) NOT NULL,
	"service" text NOT NULL,
	"region" text NOT NULL,
	"charging_mode" text NOT NULL,
	"charge_start" timestamp (3) with time zone NOT NULL,
	"charge_end" timestamp (3) with time zone NOT NULL,
	"commitment_id" text,
	"resource_id" text,
	"resource_name" text,
	"details" jsonb NOT NULL,
	"row_hash" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "staged_charges_distributor_id_delivery_id_revision_id_pk" PRIMARY KEY("distributor_id","delivery_id","revision","id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"language" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "account_mappings" ADD CONSTRAINT "account_mappings_account" FOREIGN KEY ("distributor_id","account_id") REFERENCES "public"."cloud_accounts"("distributor_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_mappings" ADD CONSTRAINT "account_mappings_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "associations" ADD CONSTRAINT "associations_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_marks" ADD CONSTRAINT "budget_marks_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_records" ADD CONSTRAINT "budget_records_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cloud_accounts" ADD CONSTRAINT "cloud_accounts_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverages" ADD CONSTRAINT "coverages_delivery" FOREIGN KEY ("distributor_id","delivery_id") REFERENCES "public"."deliveries"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_months" ADD CONSTRAINT "customer_months_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_rollups" ADD CONSTRAINT "day_rollups_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_files" ADD CONSTRAINT "delivery_files_import" FOREIGN KEY ("distributor_id","import_id") REFERENCES "public"."imports"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_revisions" ADD CONSTRAINT "delivery_revisions_delivery" FOREIGN KEY ("distributor_id","delivery_id") REFERENCES "public"."deliveries"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_revisions" ADD CONSTRAINT "delivery_revisions_import" FOREIGN KEY ("distributor_id","import_id") REFERENCES "public"."imports"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freeze_causes" ADD CONSTRAINT "freeze_causes_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_usage" ADD CONSTRAINT "one_time_usage_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_per_use_blocks" ADD CONSTRAINT "pay_per_use_blocks_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_rows" ADD CONSTRAINT "refused_rows_import" FOREIGN KEY ("distributor_id","import_id") REFERENCES "public"."imports"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resellers" ADD CONSTRAINT "resellers_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staged_charges" ADD CONSTRAINT "staged_charges_revision" FOREIGN KEY ("distributor_id","delivery_id","revision") REFERENCES "public"."delivery_revisions"("distributor_id","delivery_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_mappings_by_account" ON "account_mappings" USING btree ("distributor_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_once" ON "alerts" USING btree ("distributor_id","customer_id","kind","period","amount","threshold");--> statement-breakpoint
CREATE INDEX "alerts_open" ON "alerts" USING btree ("distributor_id","state","opened_at");--> statement-breakpoint
CREATE INDEX "api_keys_by_company" ON "api_keys" USING btree ("distributor_id","company_id");--> statement-breakpoint
CREATE INDEX "associations_by_customer" ON "associations" USING btree ("distributor_id","customer_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("distributor_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_customer" ON "audit_entries" USING btree ("distributor_id","customer_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_by_company" ON "audit_entries" USING btree ("distributor_id","company_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_by_change" ON "audit_entries" USING btree ("distributor_id","change_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_position" ON "audit_entries" USING btree ("distributor_id","position");--> statement-breakpoint
CREATE INDEX "budget_records_by_customer" ON "budget_records" USING btree ("distributor_id","customer_id","at");--> statement-breakpoint
CREATE INDEX "charges_by_customer" ON "charges" USING btree ("distributor_id","customer_id","day");--> statement-breakpoint
CREATE INDEX "charges_by_account" ON "charges" USING btree ("distributor_id","account_id","day");--> statement-breakpoint
CREATE INDEX "charges_by_delivery" ON "charges" USING btree ("distributor_id","delivery_id","row_hash") WHERE removed_in is null and delivery_id is not null;--> statement-breakpoint
CREATE INDEX "charges_by_commitment" ON "charges" USING btree ("distributor_id","commitment_id") WHERE commitment_id is not null;--> statement-breakpoint
CREATE INDEX "cloud_accounts_by_customer" ON "cloud_accounts" USING btree ("distributor_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_account_name" ON "customers" USING btree ("distributor_id","account_name");--> statement-breakpoint
CREATE INDEX "customers_by_name" ON "customers" USING btree ("distributor_id","name","id");--> statement-breakpoint
CREATE INDEX "customers_by_reseller" ON "customers" USING btree ("distributor_id","reseller_id","name","id");--> statement-breakpoint
CREATE INDEX "day_rollups_by_day" ON "day_rollups" USING btree ("distributor_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_key" ON "deliveries" USING btree ("distributor_id","source","billing_account","period_start");--> statement-breakpoint
CREATE INDEX "delivery_files_by_import" ON "delivery_files" USING btree ("distributor_id","import_id");--> statement-breakpoint
CREATE INDEX "delivery_files_by_hash" ON "delivery_files" USING btree ("distributor_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_revisions_applied" ON "delivery_revisions" USING btree ("distributor_id","delivery_id") WHERE state = 'applied';--> statement-breakpoint
CREATE UNIQUE INDEX "freeze_causes_open" ON "freeze_causes" USING btree ("distributor_id","customer_id","origin") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "freeze_causes_by_customer" ON "freeze_causes" USING btree ("distributor_id","customer_id","since");--> statement-breakpoint
CREATE INDEX "imports_by_start" ON "imports" USING btree ("distributor_id","started_at");--> statement-breakpoint
CREATE INDEX "invitations_by_company" ON "invitations" USING btree ("distributor_id","company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_once" ON "members" USING btree ("distributor_id","user_id","company_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "members_by_company" ON "members" USING btree ("distributor_id","company_id");--> statement-breakpoint
CREATE INDEX "members_by_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "messages_by_company" ON "messages" USING btree ("distributor_id","company_id","at");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("distributor_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_per_use_blocks_open" ON "pay_per_use_blocks" USING btree ("distributor_id","customer_id","origin") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "pay_per_use_blocks_by_customer" ON "pay_per_use_blocks" USING btree ("distributor_id","customer_id","since");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");