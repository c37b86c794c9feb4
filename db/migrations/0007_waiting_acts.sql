CREATE TABLE "customer_protections" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	CONSTRAINT "customer_protections_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "deletion_holds" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"change_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	CONSTRAINT "deletion_holds_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "deletion_holds_kind" CHECK (kind in ('dispute', 'production'))
);
--> statement-breakpoint
CREATE TABLE "restriction_acts" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"association_id" uuid NOT NULL,
	"company_kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"level" text,
	"origins" text[] NOT NULL,
	"timing" text NOT NULL,
	"ordered_for" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"message_to_customer" text,
	"agreement_version" text,
	"preview" jsonb,
	"state" text NOT NULL,
	"change_id" uuid NOT NULL,
	"by" jsonb NOT NULL,
	"user_id" uuid,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" jsonb,
	"runs_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_reason" text,
	"end_change_id" uuid,
	"refusal" jsonb,
	CONSTRAINT "restriction_acts_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "restriction_acts_kind" CHECK (kind in ('freeze', 'lift')),
	CONSTRAINT "restriction_acts_timing" CHECK (timing in ('now', 'delayed', 'scheduled')),
	CONSTRAINT "restriction_acts_state" CHECK (state in ('awaiting-second-person', 'waiting', 'ran', 'called-off', 'declined', 'expired', 'refused')),
	CONSTRAINT "restriction_acts_level" CHECK ((kind = 'freeze') = (level is not null)),
	CONSTRAINT "restriction_acts_origins" CHECK (cardinality(origins) > 0 and (kind = 'lift' or cardinality(origins) = 1)),
	CONSTRAINT "restriction_acts_second_person" CHECK (state <> 'awaiting-second-person' or (expires_at is not null and confirmed_at is null)),
	CONSTRAINT "restriction_acts_confirmed" CHECK (state not in ('waiting', 'ran', 'refused') or (runs_at is not null and (expires_at is null or confirmed_at is not null))),
	CONSTRAINT "restriction_acts_ended" CHECK ((state in ('awaiting-second-person', 'waiting')) = (ended_at is null)),
	CONSTRAINT "restriction_acts_refusal" CHECK ((state = 'refused') = (refusal is not null))
);
--> statement-breakpoint
ALTER TABLE "freeze_causes" ADD COLUMN "agreement_by" jsonb;--> statement-breakpoint
ALTER TABLE "freeze_causes" ADD COLUMN "agreement_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "freeze_causes" ADD COLUMN "second_person" jsonb;--> statement-breakpoint
ALTER TABLE "customer_protections" ADD CONSTRAINT "customer_protections_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletion_holds" ADD CONSTRAINT "deletion_holds_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_acts" ADD CONSTRAINT "restriction_acts_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_protections_open" ON "customer_protections" USING btree ("distributor_id","customer_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "customer_protections_by_customer" ON "customer_protections" USING btree ("distributor_id","customer_id","since");--> statement-breakpoint
CREATE UNIQUE INDEX "deletion_holds_open" ON "deletion_holds" USING btree ("distributor_id","customer_id","kind") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "deletion_holds_by_customer" ON "deletion_holds" USING btree ("distributor_id","customer_id","since");--> statement-breakpoint
CREATE UNIQUE INDEX "restriction_acts_open" ON "restriction_acts" USING btree ("distributor_id","customer_id","kind") WHERE state in ('awaiting-second-person', 'waiting');--> statement-breakpoint
CREATE INDEX "restriction_acts_due" ON "restriction_acts" USING btree ("distributor_id","runs_at") WHERE state in ('awaiting-second-person', 'waiting');--> statement-breakpoint
CREATE INDEX "restriction_acts_by_customer" ON "restriction_acts" USING btree ("distributor_id","customer_id","ordered_at");
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON restriction_acts, customer_protections, deletion_holds FROM partner_center_app;
