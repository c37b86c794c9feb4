DROP INDEX "resources_by_meter";--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "idempotency_key" text;--> statement-breakpoint
CREATE INDEX "resources_metered_of_customer" ON "resources" USING btree ("distributor_id","customer_id","metered_until") WHERE metered_until is not null;--> statement-breakpoint
CREATE INDEX "resources_metered_closed" ON "resources" USING btree ("distributor_id","closed_at") WHERE metered_until is not null and closed_at is not null;--> statement-breakpoint
CREATE INDEX "resources_by_meter" ON "resources" USING btree ("distributor_id","metered_until") WHERE metered_until is not null;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_key" UNIQUE("distributor_id","customer_id","idempotency_key");