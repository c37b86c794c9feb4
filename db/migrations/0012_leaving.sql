CREATE TABLE "disassociations" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"association_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"side" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" jsonb,
	"note" text,
	"decision_change_id" uuid,
	CONSTRAINT "disassociations_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "disassociations_side" CHECK (side in ('partner', 'customer')),
	CONSTRAINT "disassociations_state" CHECK (state in ('pending-customer', 'pending-partner', 'approved', 'rejected', 'withdrawn', 'superseded')),
	CONSTRAINT "disassociations_decided" CHECK ((state in ('pending-customer', 'pending-partner')) = (decided_at is null)
        and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decision_change_id is null)),
	CONSTRAINT "disassociations_rejected" CHECK (state <> 'rejected' or note is not null),
	CONSTRAINT "disassociations_asked_of" CHECK ((state <> 'pending-customer' or side = 'partner') and (state <> 'pending-partner' or side = 'customer'))
);
--> statement-breakpoint
ALTER TABLE "associations" DROP CONSTRAINT "associations_origin";--> statement-breakpoint
ALTER TABLE "associations" ADD COLUMN "counts_since" timestamp (3) with time zone DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "associations" ADD COLUMN "ending" text;--> statement-breakpoint
ALTER TABLE "associations" ADD COLUMN "ended_by" jsonb;--> statement-breakpoint
ALTER TABLE "associations" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "associations" ADD COLUMN "end_change_id" uuid;--> statement-breakpoint
ALTER TABLE "quota_residues" ADD COLUMN "counts_since" timestamp (3) with time zone DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_residues" ADD COLUMN "counts_from" text;--> statement-breakpoint
ALTER TABLE "disassociations" ADD CONSTRAINT "disassociations_association" FOREIGN KEY ("distributor_id","association_id") REFERENCES "public"."associations"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disassociations" ADD CONSTRAINT "disassociations_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disassociations_pending" ON "disassociations" USING btree ("distributor_id","customer_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "disassociations_by_association" ON "disassociations" USING btree ("distributor_id","association_id","asked_at");--> statement-breakpoint
CREATE INDEX "associations_by_reseller" ON "associations" USING btree ("distributor_id","reseller_id","started_at","id");--> statement-breakpoint
CREATE INDEX "associations_by_start" ON "associations" USING btree ("distributor_id","started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "associations_open" ON "associations" USING btree ("distributor_id","customer_id") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "associations" ADD CONSTRAINT "associations_ending" CHECK (ending in ('disassociated', 'moved'));--> statement-breakpoint
ALTER TABLE "associations" ADD CONSTRAINT "associations_origin" CHECK (origin in ('created', 'parked-account', 'brought-over', 'invited', 'moved'));
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
DO $$
DECLARE
  tenant uuid;
BEGIN
  -- The directory is not a tenant table: it names every distributor.
  FOR tenant IN SELECT DISTINCT distributor_id FROM directory LOOP
    PERFORM set_config('app.distributor', tenant::text, true);
    UPDATE associations SET counts_since = started_at,
      ending = case when ended_at is not null then 'disassociated' end,
      end_change_id = case when ended_at is not null then id end;
    UPDATE quota_residues r SET counts_since = c.associated_at,
      counts_from = case when r.kind = 'one-time' then to_char(r.at at time zone interval '8 hours', 'YYYY-MM') end
    FROM customers c WHERE c.distributor_id = r.distributor_id and c.id = r.customer_id;
  END LOOP;
  PERFORM set_config('app.distributor', '', true);
END $$;
--> statement-breakpoint
ALTER TABLE associations ADD CONSTRAINT associations_ended CHECK ((ended_at is null) = (ending is null)
  and (ended_at is null) = (end_change_id is null) and coalesce(ended_at >= started_at, true)
  and counts_since <= started_at);
--> statement-breakpoint
ALTER TABLE associations ALTER COLUMN counts_since DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE quota_residues ALTER COLUMN counts_since DROP DEFAULT;
--> statement-breakpoint
REVOKE DELETE ON associations, disassociations FROM partner_center_app;
