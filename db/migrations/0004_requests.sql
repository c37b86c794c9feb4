CREATE TABLE "request_entries" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text,
	"values" jsonb,
	CONSTRAINT "request_entries_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "request_entries_kind" CHECK (kind in ('asked', 'commented', 'approved', 'approved-with-changes', 'execution-failed', 'rejected', 'withdrawn', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reseller_id" uuid NOT NULL,
	"customer_id" uuid,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"wish" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" jsonb,
	"note" text,
	"executed" jsonb,
	"until" timestamp (3) with time zone,
	"execution_change_id" uuid,
	"error" jsonb,
	CONSTRAINT "requests_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "requests_kind" CHECK (kind in ('activate', 'adjust-budget', 'freeze-account', 'freeze-account-and-resources', 'lift', 'block-pay-per-use', 'allow-pay-per-use', 'permission', 'quota')),
	CONSTRAINT "requests_state" CHECK (state in ('pending', 'approved', 'rejected', 'withdrawn', 'superseded')),
	CONSTRAINT "requests_about" CHECK ((customer_id is null) = (kind in ('permission', 'quota'))),
	CONSTRAINT "requests_decided" CHECK ((state = 'pending') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
	CONSTRAINT "requests_executed" CHECK ((state = 'approved') = (execution_change_id is not null) and (state = 'approved') = (executed is not null)),
	CONSTRAINT "requests_rejected" CHECK (state <> 'rejected' or note is not null)
);
--> statement-breakpoint
ALTER TABLE "request_entries" ADD CONSTRAINT "request_entries_request" FOREIGN KEY ("distributor_id","request_id") REFERENCES "public"."requests"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_entries_by_request" ON "request_entries" USING btree ("distributor_id","request_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_pending_customer" ON "requests" USING btree ("distributor_id","customer_id","kind") WHERE state = 'pending' and customer_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "requests_pending_reseller" ON "requests" USING btree ("distributor_id","reseller_id","kind") WHERE state = 'pending' and customer_id is null;--> statement-breakpoint
CREATE INDEX "requests_by_age" ON "requests" USING btree ("distributor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "requests_by_reseller" ON "requests" USING btree ("distributor_id","reseller_id","created_at");--> statement-breakpoint
CREATE INDEX "requests_by_customer" ON "requests" USING btree ("distributor_id","customer_id","created_at");
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON requests, request_entries FROM partner_center_app;
--> statement-breakpoint
REVOKE UPDATE ON request_entries FROM partner_center_app;
