CREATE TABLE "catalogue_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"added" integer NOT NULL,
	"replaced" jsonb NOT NULL,
	"corrected" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"region" text NOT NULL,
	"mode" text NOT NULL,
	"period_unit" text NOT NULL,
	"period_count" integer NOT NULL,
	"unit" text NOT NULL,
	"currency" text NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	CONSTRAINT "catalogue_offers_key" UNIQUE("product_id","region","mode","period_unit","period_count","unit","currency"),
	CONSTRAINT "catalogue_offers_mode" CHECK (mode in ('pay-per-use', 'spot', 'yearly-monthly', 'reserved-instance', 'savings-plan')),
	CONSTRAINT "catalogue_offers_period_unit" CHECK (period_unit in ('usage', 'hour', 'month', 'year')),
	CONSTRAINT "catalogue_offers_period_count" CHECK (period_count > 0)
);
--> statement-breakpoint
CREATE TABLE "catalogue_prices" (
	"offer_id" uuid NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"amount" numeric(38,12),
	"free_while_frozen" boolean NOT NULL,
	"import_id" uuid NOT NULL,
	CONSTRAINT "catalogue_prices_offer_id_valid_from_pk" PRIMARY KEY("offer_id","valid_from"),
	CONSTRAINT "catalogue_prices_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
CREATE TABLE "catalogue_products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"service" text NOT NULL,
	"service_type" text,
	"resource_type" text,
	"specification" text NOT NULL,
	CONSTRAINT "catalogue_products_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "catalogue_regions" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalogue_offers" ADD CONSTRAINT "catalogue_offers_product_id_catalogue_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."catalogue_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_offers" ADD CONSTRAINT "catalogue_offers_region_catalogue_regions_code_fk" FOREIGN KEY ("region") REFERENCES "public"."catalogue_regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_prices" ADD CONSTRAINT "catalogue_prices_offer_id_catalogue_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."catalogue_offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_prices" ADD CONSTRAINT "catalogue_prices_import_id_catalogue_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."catalogue_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalogue_offers_by_place" ON "catalogue_offers" USING btree ("currency","place","id");--> statement-breakpoint
CREATE INDEX "catalogue_offers_by_region" ON "catalogue_offers" USING btree ("currency","region","mode","place","id");--> statement-breakpoint
CREATE INDEX "catalogue_products_by_service" ON "catalogue_products" USING btree ("service");
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- Nobody's in particular: everybody reads the catalogue, the operator alone writes it.
GRANT SELECT ON catalogue_regions, catalogue_products, catalogue_offers, catalogue_prices, catalogue_imports TO partner_center_app;
