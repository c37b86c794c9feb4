CREATE TABLE "delegation_warnings" (
	"distributor_id" uuid NOT NULL,
	"reseller_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delegation_warnings_distributor_id_reseller_id_until_days_pk" PRIMARY KEY("distributor_id","reseller_id","until","days")
);
--> statement-breakpoint
CREATE TABLE "quota_marks" (
	"distributor_id" uuid NOT NULL,
	"reseller_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"quota" numeric(38,12) NOT NULL,
	"mark" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quota_marks_distributor_id_reseller_id_kind_period_quota_pk" PRIMARY KEY("distributor_id","reseller_id","kind","period","quota"),
	CONSTRAINT "quota_marks_kind" CHECK (kind in ('monthly', 'one-time'))
);
--> statement-breakpoint
ALTER TABLE "resellers" ADD COLUMN "stop_reason" text;--> statement-breakpoint
ALTER TABLE "delegation_warnings" ADD CONSTRAINT "delegation_warnings_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_marks" ADD CONSTRAINT "quota_marks_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON delegation_warnings, quota_marks FROM partner_center_app;
--> statement-breakpoint
REVOKE UPDATE ON delegation_warnings FROM partner_center_app;
