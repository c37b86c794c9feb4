CREATE TABLE "order_lines" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
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
	"price" numeric(38,12) NOT NULL,
	"price_valid_from" timestamp (3) with time zone NOT NULL,
	"periods" integer NOT NULL,
	"quantity" integer NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"month" text NOT NULL,
	CONSTRAINT "order_lines_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "order_lines_mode" CHECK (mode in ('yearly-monthly', 'reserved-instance', 'savings-plan')),
	CONSTRAINT "order_lines_period_unit" CHECK (period_unit in ('month', 'year')),
	CONSTRAINT "order_lines_amount" CHECK (amount = price * periods * quantity),
	CONSTRAINT "order_lines_asked" CHECK (period_count > 0 and periods > 0 and quantity > 0),
	CONSTRAINT "order_lines_term" CHECK (expires_at > effective_at)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"association_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	CONSTRAINT "orders_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "orders_key" UNIQUE("distributor_id","customer_id","idempotency_key"),
	CONSTRAINT "orders_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
ALTER TABLE "charges" DROP CONSTRAINT "charges_origin";--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order" FOREIGN KEY ("distributor_id","order_id") REFERENCES "public"."orders"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_lines_by_order" ON "order_lines" USING btree ("distributor_id","order_id");--> statement-breakpoint
CREATE INDEX "orders_by_age" ON "orders" USING btree ("distributor_id","accepted_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("distributor_id","customer_id","accepted_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_association" ON "orders" USING btree ("distributor_id","association_id","accepted_at","id");--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_origin" CHECK (origin in ('delivery', 'event', 'order'));--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- What was bought stays as bought.
REVOKE UPDATE, DELETE ON orders, order_lines FROM partner_center_app;
