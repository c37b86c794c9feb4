CREATE TABLE "connector_attempts" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"place_id" uuid,
	"attempt" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"status" integer,
	"error" text,
	CONSTRAINT "connector_attempts_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "connector_attempts_error" CHECK (error in ('refused', 'timed-out', 'unknown-host', 'private-address', 'insecure', 'certificate', 'unreachable', 'redirected', 'status', 'answer-too-long', 'answer-unreadable', 'secret-unreadable', 'connector-removed', 'no-answer', 'provider-failed'))
);
--> statement-breakpoint
CREATE TABLE "connectors" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"sources" text[],
	"state" text NOT NULL,
	"secret" text NOT NULL,
	"former_secret" text,
	"former_secret_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "connectors_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "connectors_state" CHECK (state in ('active', 'paused'))
);
--> statement-breakpoint
CREATE TABLE "freeze_spending_alerts" (
	"distributor_id" uuid NOT NULL,
	"cause_id" uuid NOT NULL,
	"day" date NOT NULL,
	"spent" numeric(38,12) NOT NULL,
	CONSTRAINT "freeze_spending_alerts_distributor_id_cause_id_day_pk" PRIMARY KEY("distributor_id","cause_id","day")
);
--> statement-breakpoint
CREATE TABLE "ordered_levels" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"change_id" uuid NOT NULL,
	"level" text,
	"former_level" text,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ordered_levels_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "ordered_levels_level" CHECK (level in ('account', 'account-and-resources')),
	CONSTRAINT "ordered_levels_former_level" CHECK (former_level in ('account', 'account-and-resources'))
);
--> statement-breakpoint
CREATE TABLE "restriction_places" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ordered_level_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"connector_id" uuid,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tried_since" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"leased_until" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"error" text,
	"detail" text,
	"took_effect_at" timestamp (3) with time zone,
	"deletes_at" timestamp (3) with time zone,
	CONSTRAINT "restriction_places_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "restriction_places_kind" CHECK (kind in ('own', 'connector', 'recorded-only')),
	CONSTRAINT "restriction_places_state" CHECK (state in ('ordered', 'confirmed', 'failed', 'recorded', 'superseded')),
	CONSTRAINT "restriction_places_error" CHECK (error in ('refused', 'timed-out', 'unknown-host', 'private-address', 'insecure', 'certificate', 'unreachable', 'redirected', 'status', 'answer-too-long', 'answer-unreadable', 'secret-unreadable', 'connector-removed', 'no-answer', 'provider-failed')),
	CONSTRAINT "restriction_places_connector_kind" CHECK ((kind = 'connector') = (connector_id is not null))
);
--> statement-breakpoint
ALTER TABLE "credentials" DROP CONSTRAINT "credentials_kind";--> statement-breakpoint
ALTER TABLE "connector_attempts" ADD CONSTRAINT "connector_attempts_connector" FOREIGN KEY ("distributor_id","connector_id") REFERENCES "public"."connectors"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connectors" ADD CONSTRAINT "connectors_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freeze_spending_alerts" ADD CONSTRAINT "freeze_spending_alerts_cause" FOREIGN KEY ("distributor_id","cause_id") REFERENCES "public"."freeze_causes"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ordered_levels" ADD CONSTRAINT "ordered_levels_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_places" ADD CONSTRAINT "restriction_places_level" FOREIGN KEY ("distributor_id","ordered_level_id") REFERENCES "public"."ordered_levels"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_places" ADD CONSTRAINT "restriction_places_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restriction_places" ADD CONSTRAINT "restriction_places_connector" FOREIGN KEY ("distributor_id","connector_id") REFERENCES "public"."connectors"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connector_attempts_by_connector" ON "connector_attempts" USING btree ("distributor_id","connector_id","started_at");--> statement-breakpoint
CREATE INDEX "connector_attempts_by_place" ON "connector_attempts" USING btree ("distributor_id","place_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connectors_name" ON "connectors" USING btree ("distributor_id","name") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "ordered_levels_number" ON "ordered_levels" USING btree ("distributor_id","customer_id","number");--> statement-breakpoint
CREATE INDEX "ordered_levels_by_change" ON "ordered_levels" USING btree ("distributor_id","change_id");--> statement-breakpoint
CREATE UNIQUE INDEX "restriction_places_ordered" ON "restriction_places" USING btree ("distributor_id","customer_id","connector_id") WHERE state = 'ordered';--> statement-breakpoint
CREATE INDEX "restriction_places_by_level" ON "restriction_places" USING btree ("distributor_id","ordered_level_id");--> statement-breakpoint
CREATE INDEX "restriction_places_open" ON "restriction_places" USING btree ("distributor_id","customer_id") WHERE state in ('ordered', 'failed');--> statement-breakpoint
CREATE INDEX "restriction_places_due" ON "restriction_places" USING btree ("distributor_id","next_attempt_at") WHERE state = 'ordered';--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_kind" CHECK (kind in ('api-key', 'invitation', 'connector'));
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON ordered_levels FROM partner_center_app;
--> statement-breakpoint
REVOKE DELETE ON restriction_places, connectors FROM partner_center_app;
