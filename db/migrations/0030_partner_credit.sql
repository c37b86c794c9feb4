CREATE TABLE "credit_rules" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	CONSTRAINT "credit_rules_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "credit_rules_kind" CHECK (company_kind in ('distributor', 'reseller'))
);
--> statement-breakpoint
CREATE TABLE "partner_credits" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"quota" numeric(38,12) NOT NULL,
	"balance" numeric(38,12) NOT NULL,
	"coupons" numeric(38,12) NOT NULL,
	"due" numeric(38,12) NOT NULL,
	"unbilled" numeric(38,12) NOT NULL,
	"source" text NOT NULL,
	"change_id" uuid NOT NULL,
	"by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "partner_credits_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "partner_credits_kind" CHECK (company_kind in ('distributor', 'reseller')),
	CONSTRAINT "partner_credits_source" CHECK (source in ('recorded', 'imported')),
	CONSTRAINT "partner_credits_figures" CHECK (quota >= 0 and coupons >= 0 and due >= 0 and unbilled >= 0),
	CONSTRAINT "partner_credits_past" CHECK (as_of <= at)
);
--> statement-breakpoint
ALTER TABLE "credit_rules" ADD CONSTRAINT "credit_rules_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_credits" ADD CONSTRAINT "partner_credits_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_rules_open" ON "credit_rules" USING btree ("distributor_id","company_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "credit_rules_by_company" ON "credit_rules" USING btree ("distributor_id","company_id","since");--> statement-breakpoint
CREATE INDEX "partner_credits_newest" ON "partner_credits" USING btree ("distributor_id","company_id","as_of","id");
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- How a credit stood, and since when it was heeded, is told as it was; a rule only ends.
REVOKE UPDATE, DELETE ON partner_credits FROM partner_center_app;
--> statement-breakpoint
REVOKE DELETE ON credit_rules FROM partner_center_app;
