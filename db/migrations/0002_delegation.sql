CREATE TABLE "delegation_records" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reseller_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"permissions" text[] NOT NULL,
	"monthly_quota" numeric(38,12),
	"one_time_quota" numeric(38,12),
	"until" timestamp (3) with time zone,
	"monthly_taken" numeric(38,12) NOT NULL,
	"one_time_taken" numeric(38,12) NOT NULL,
	"reason" text,
	"by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delegation_records_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "delegation_records_operation" CHECK (operation in ('granted', 'changed', 'revoked', 'lapsed'))
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"distributor_id" uuid NOT NULL,
	"reseller_id" uuid NOT NULL,
	"permissions" text[] NOT NULL,
	"monthly_quota" numeric(38,12),
	"one_time_quota" numeric(38,12),
	"until" timestamp (3) with time zone,
	"granted_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delegations_distributor_id_reseller_id_pk" PRIMARY KEY("distributor_id","reseller_id"),
	CONSTRAINT "delegations_permissions" CHECK (permissions <@ array['set-budget', 'freeze-account', 'freeze-resources']),
	CONSTRAINT "delegations_resources" CHECK (not ('freeze-resources' = any(permissions)) or 'freeze-account' = any(permissions)),
	CONSTRAINT "delegations_quota" CHECK (('set-budget' = any(permissions)) = (monthly_quota is not null or one_time_quota is not null)),
	CONSTRAINT "delegations_amounts" CHECK (coalesce(monthly_quota, 1) > 0 and coalesce(one_time_quota, 1) > 0)
);
--> statement-breakpoint
CREATE TABLE "quota_residues" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reseller_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"month" text,
	"amount" numeric(38,12) NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quota_residues_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "quota_residues_kind" CHECK (kind in ('monthly', 'one-time')),
	CONSTRAINT "quota_residues_cause" CHECK (cause in ('type-changed', 'disassociated', 'moved'))
);
--> statement-breakpoint
CREATE TABLE "recalls" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"reseller_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"permissions" text[] NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	CONSTRAINT "recalls_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "recalls_permissions" CHECK (cardinality(permissions) > 0)
);
--> statement-breakpoint
CREATE TABLE "usage_history" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"month" text NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"spent" numeric(38,12) NOT NULL,
	"counted" numeric(38,12) NOT NULL,
	CONSTRAINT "usage_history_distributor_id_customer_id_month_minute_pk" PRIMARY KEY("distributor_id","customer_id","month","minute")
);
--> statement-breakpoint
ALTER TABLE "budget_records" ADD COLUMN "quota" numeric(38,12);--> statement-breakpoint
ALTER TABLE "budget_records" ADD COLUMN "quota_taken" numeric(38,12);--> statement-breakpoint
ALTER TABLE "delegation_records" ADD CONSTRAINT "delegation_records_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_residues" ADD CONSTRAINT "quota_residues_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_residues" ADD CONSTRAINT "quota_residues_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_history" ADD CONSTRAINT "usage_history_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegation_records_by_reseller" ON "delegation_records" USING btree ("distributor_id","reseller_id","at");--> statement-breakpoint
CREATE INDEX "quota_residues_by_reseller" ON "quota_residues" USING btree ("distributor_id","reseller_id","kind","month");--> statement-breakpoint
CREATE UNIQUE INDEX "recalls_open" ON "recalls" USING btree ("distributor_id","customer_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "recalls_by_reseller" ON "recalls" USING btree ("distributor_id","reseller_id","since");--> statement-breakpoint
ALTER TABLE "budget_records" ADD CONSTRAINT "budget_records_quota" CHECK ((quota is null) = (quota_taken is null) and coalesce(quota_taken <= quota, true));--> statement-breakpoint
-- Row-level security for whatever tenant tables have none yet: every migration that adds one ends with this call.
CREATE FUNCTION protect_tenant_tables() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT c.relname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'distributor_id'
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition
      AND NOT c.relforcerowsecurity
      AND c.relname NOT IN ('directory', 'credentials', 'sessions')
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON public.%I
         USING (distributor_id = nullif(current_setting(''app.distributor'', true), '''')::uuid)
         WITH CHECK (distributor_id = nullif(current_setting(''app.distributor'', true), '''')::uuid)',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO partner_center_app', tenant_table);
  END LOOP;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION protect_tenant_tables() FROM PUBLIC;
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON delegations, delegation_records, recalls, quota_residues FROM partner_center_app;
--> statement-breakpoint
REVOKE UPDATE ON delegation_records, quota_residues FROM partner_center_app;
--> statement-breakpoint
-- History begins with what stands now, and refusals kept for repeated requests had their words in them; the policies hold for the owner too, hence one distributor at a time.
DO $$
DECLARE
  tenant uuid;
BEGIN
  FOR tenant IN SELECT distributor_id FROM directory WHERE company_kind = 'distributor' LOOP
    PERFORM set_config('app.distributor', tenant::text, true);
    INSERT INTO usage_history (distributor_id, customer_id, month, minute, spent, counted)
    SELECT distributor_id, customer_id, month, date_trunc('minute', clock_timestamp() + (SELECT ahead FROM clock)), spent, counted
    FROM customer_months WHERE distributor_id = tenant;
    DELETE FROM idempotency_keys WHERE distributor_id = tenant AND status >= 400;
  END LOOP;
  PERFORM set_config('app.distributor', '', true);
END
$$;
