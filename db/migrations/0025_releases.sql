CREATE TABLE "act_resources" (
	"distributor_id" uuid NOT NULL,
	"act_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"refusal" jsonb,
	CONSTRAINT "act_resources_distributor_id_act_id_resource_id_pk" PRIMARY KEY("distributor_id","act_id","resource_id"),
	CONSTRAINT "act_resources_outcome" CHECK (outcome in ('released', 'refused')),
	CONSTRAINT "act_resources_refusal" CHECK ((outcome is not distinct from 'refused') = (refusal is not null))
);
--> statement-breakpoint
CREATE TABLE "deletion_warnings" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deletion_warnings_distributor_id_customer_id_due_at_days_pk" PRIMARY KEY("distributor_id","customer_id","due_at","days")
);
--> statement-breakpoint
ALTER TABLE "restriction_acts" DROP CONSTRAINT "restriction_acts_kind";--> statement-breakpoint
ALTER TABLE "restriction_acts" DROP CONSTRAINT "restriction_acts_origins";--> statement-breakpoint
ALTER TABLE "act_resources" ADD CONSTRAINT "act_resources_act" FOREIGN KEY ("distributor_id","act_id") REFERENCES "public"."restriction_acts"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act_resources" ADD CONSTRAINT "act_resources_resource" FOREIGN KEY ("distributor_id","resource_id") REFERENCES "public"."resources"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletion_warnings" ADD CONSTRAINT "deletion_warnings_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "act_resources_by_resource" ON "act_resources" USING btree ("distributor_id","resource_id");--> statement-breakpoint
ALTER TABLE "restriction_acts" ADD CONSTRAINT "restriction_acts_release" CHECK (kind <> 'release' or expires_at is not null);--> statement-breakpoint
ALTER TABLE "restriction_acts" ADD CONSTRAINT "restriction_acts_kind" CHECK (kind in ('freeze', 'lift', 'release'));--> statement-breakpoint
ALTER TABLE "restriction_acts" ADD CONSTRAINT "restriction_acts_origins" CHECK (case kind when 'freeze' then cardinality(origins) = 1 when 'lift' then cardinality(origins) > 0
        else cardinality(origins) = 0 end);--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- What was named stays named; only what became of it is added.
REVOKE UPDATE, DELETE ON act_resources FROM partner_center_app;
--> statement-breakpoint
GRANT UPDATE (outcome, refusal) ON act_resources TO partner_center_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON deletion_warnings FROM partner_center_app;
