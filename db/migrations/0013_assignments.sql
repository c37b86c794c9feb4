CREATE TABLE "assignments" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"customer_id" uuid,
	"reseller_id" uuid,
	"change_id" uuid NOT NULL,
	"by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"ended_for" text,
	"end_change_id" uuid,
	CONSTRAINT "assignments_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "assignments_of_one" CHECK ((customer_id is null) <> (reseller_id is null)),
	CONSTRAINT "assignments_ended" CHECK ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_for is null)
        and (ended_at is null) = (end_change_id is null)),
	CONSTRAINT "assignments_in_order" CHECK (ended_at >= since),
	CONSTRAINT "assignments_ended_for" CHECK (ended_for in ('unassigned', 'reassigned', 'role-lost', 'member-removed', 'partner-changed'))
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_member" FOREIGN KEY ("distributor_id","member_id") REFERENCES "public"."members"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_open_customer" ON "assignments" USING btree ("distributor_id","customer_id") WHERE ended_at is null and customer_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_open_reseller" ON "assignments" USING btree ("distributor_id","reseller_id") WHERE ended_at is null and reseller_id is not null;--> statement-breakpoint
CREATE INDEX "assignments_open_by_member" ON "assignments" USING btree ("distributor_id","member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "assignments_open_resellers" ON "assignments" USING btree ("distributor_id","member_id","reseller_id") WHERE ended_at is null and reseller_id is not null;--> statement-breakpoint
CREATE INDEX "assignments_by_customer" ON "assignments" USING btree ("distributor_id","customer_id","since");--> statement-breakpoint
CREATE INDEX "assignments_by_company" ON "assignments" USING btree ("distributor_id","company_id","since","id");
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- Who looked after whom stays written down.
REVOKE DELETE ON assignments FROM partner_center_app;
