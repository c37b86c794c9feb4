DROP INDEX "orders_by_association";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "reseller_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "note" text;--> statement-breakpoint
CREATE INDEX "orders_by_reseller" ON "orders" USING btree ("distributor_id","reseller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_direct" ON "orders" USING btree ("distributor_id","created_at","id") WHERE reseller_id is null;--> statement-breakpoint
CREATE INDEX "orders_resold" ON "orders" USING btree ("distributor_id","created_at","id") WHERE reseller_id is not null;--> statement-breakpoint
CREATE INDEX "orders_unpaid" ON "orders" USING btree ("distributor_id","created_at","id") WHERE accepted_at is null;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_note" CHECK (note is null or source = 'partner');--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- Whose each order is follows from the association it was placed in.
ALTER TABLE "orders" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "associations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "orders" o SET "reseller_id" = a.reseller_id FROM "associations" a
WHERE a.distributor_id = o.distributor_id AND a.id = o.association_id;--> statement-breakpoint
ALTER TABLE "associations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "orders" FORCE ROW LEVEL SECURITY;
