CREATE TABLE "company_states" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"state" text NOT NULL,
	"change_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	CONSTRAINT "company_states_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "company_states_kind" CHECK (company_kind in ('distributor', 'reseller')),
	CONSTRAINT "company_states_state" CHECK (state in ('restricted', 'frozen'))
);
--> statement-breakpoint
ALTER TABLE "company_states" ADD CONSTRAINT "company_states_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "company_states_open" ON "company_states" USING btree ("distributor_id","company_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "company_states_by_company" ON "company_states" USING btree ("distributor_id","company_id","since");
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON company_states FROM partner_center_app;
