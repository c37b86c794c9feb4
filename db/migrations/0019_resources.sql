CREATE TABLE "resources" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"offer_id" uuid NOT NULL,
	"product" text NOT NULL,
	"service" text NOT NULL,
	"service_type" text,
	"resource_type" text,
	"specification" text NOT NULL,
	"region" text NOT NULL,
	"region_name" text NOT NULL,
	"mode" text NOT NULL,
	"period_unit" text NOT NULL,
	"period_count" integer NOT NULL,
	"unit" text NOT NULL,
	"quantity" integer NOT NULL,
	"price" numeric(38,12),
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"auto_renew" boolean DEFAULT false NOT NULL,
	"metered_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_cause" text,
	"by" jsonb NOT NULL,
	CONSTRAINT "resources_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "resources_mode" CHECK (mode in ('pay-per-use', 'spot', 'yearly-monthly', 'reserved-instance', 'savings-plan')),
	CONSTRAINT "resources_period_unit" CHECK (period_unit in ('usage', 'hour', 'month', 'year')),
	CONSTRAINT "resources_closed_cause" CHECK (closed_cause in ('deleted', 'unsubscribed', 'released')),
	CONSTRAINT "resources_closed" CHECK ((closed_at is null) = (closed_cause is null)),
	CONSTRAINT "resources_quantity" CHECK (quantity > 0),
	CONSTRAINT "resources_term" CHECK (case when mode in ('pay-per-use', 'spot') then num_nonnulls(expires_at, price) = 0 and not auto_renew
        else num_nonnulls(expires_at, price) = 2 and metered_until is null end)
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_amount";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_amount";--> statement-breakpoint
DROP INDEX "orders_by_age";--> statement-breakpoint
DROP INDEX "orders_by_customer";--> statement-breakpoint
DROP INDEX "orders_by_association";--> statement-breakpoint
-- What was ordered before was a subscription by its customer, paid at once.
ALTER TABLE "orders" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "order_lines" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "effective_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "expires_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "month" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "accepted_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "kind" text NOT NULL DEFAULT 'term';--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "kind" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "resource_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunds_line_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "type" text NOT NULL DEFAULT 'subscription';--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "type" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "source" text NOT NULL DEFAULT 'customer';--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "source" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "created_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "pay_before" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "accepted_by" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancelled_by" jsonb;--> statement-breakpoint
UPDATE "orders" SET "created_at" = "accepted_at", "pay_before" = "accepted_at" + interval '7 days', "accepted_by" = "by";--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "created_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "pay_before" SET NOT NULL;--> statement-breakpoint
-- What was bought is there, under the id of its line.
INSERT INTO "resources" (distributor_id, id, customer_id, account_id, name, offer_id, product, service, service_type,
  resource_type, specification, region, region_name, mode, period_unit, period_count, unit, quantity, price, started_at,
  expires_at, "by")
SELECT l.distributor_id, l.id, o.customer_id, o.account_id, l.specification, l.offer_id, l.product, l.service,
  l.service_type, l.resource_type, l.specification, l.region, l.region_name, l.mode, l.period_unit, l.period_count,
  l.unit, l.quantity, l.price, l.effective_at, l.expires_at, o."by"
FROM "order_lines" l JOIN "orders" o ON o.distributor_id = l.distributor_id AND o.id = l.order_id;--> statement-breakpoint
UPDATE "order_lines" SET "resource_id" = "id";--> statement-breakpoint
ALTER TABLE "orders" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "order_lines" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resources_by_customer" ON "resources" USING btree ("distributor_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "resources_by_expiry" ON "resources" USING btree ("distributor_id","expires_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "resources_by_meter" ON "resources" USING btree ("metered_until") WHERE metered_until is not null;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_resource" FOREIGN KEY ("distributor_id","resource_id") REFERENCES "public"."resources"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_refunds" FOREIGN KEY ("distributor_id","refunds_line_id") REFERENCES "public"."order_lines"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_lines_by_resource" ON "order_lines" USING btree ("distributor_id","resource_id");--> statement-breakpoint
CREATE INDEX "orders_by_age" ON "orders" USING btree ("distributor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("distributor_id","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_association" ON "orders" USING btree ("distributor_id","association_id","created_at","id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_kind" CHECK (kind in ('term', 'difference', 'refund'));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_refund" CHECK ((kind = 'refund') = (refunds_line_id is not null));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_paid" CHECK (num_nulls(effective_at, expires_at, month) in (0, 3));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_amount" CHECK (case kind when 'term' then amount = price * periods * quantity when 'difference' then amount >= 0 else amount <= 0 end);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_type" CHECK (type in ('subscription', 'renewal', 'change', 'unsubscription', 'to-yearly-monthly'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_source" CHECK (source in ('customer', 'partner', 'shop', 'automatic'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_accepted" CHECK ((accepted_at is null) = (accepted_by is null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_cancelled" CHECK ((cancelled_at is null) = (cancelled_by is null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_ended_once" CHECK (accepted_at is null or cancelled_at is null);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_in_time" CHECK (accepted_at < pay_before and cancelled_at < pay_before);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_amount" CHECK (amount >= 0 or type in ('change', 'unsubscription'));--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- What was ordered stays as ordered; paying and cancelling date it.
GRANT UPDATE (accepted_at, accepted_by, cancelled_at, cancelled_by) ON orders TO partner_center_app;
--> statement-breakpoint
GRANT UPDATE (resource_id, effective_at, expires_at, month) ON order_lines TO partner_center_app;
--> statement-breakpoint
REVOKE DELETE ON resources FROM partner_center_app;
