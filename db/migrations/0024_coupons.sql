CREATE TABLE "coupon_settlements" (
	"distributor_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"month" text NOT NULL,
	"usage" numeric(38,12) NOT NULL,
	"paid" numeric(38,12) NOT NULL,
	"settled_at" timestamp (3) with time zone NOT NULL,
	"change_id" uuid NOT NULL,
	CONSTRAINT "coupon_settlements_distributor_id_customer_id_month_pk" PRIMARY KEY("distributor_id","customer_id","month"),
	CONSTRAINT "coupon_settlements_paid" CHECK (paid >= 0 and paid <= usage)
);
--> statement-breakpoint
CREATE TABLE "coupon_uses" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"coupon_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"association_id" uuid NOT NULL,
	"month" text NOT NULL,
	"order_id" uuid,
	"amount" numeric(38,12) NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"change_id" uuid NOT NULL,
	CONSTRAINT "coupon_uses_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "coupon_uses_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"remaining" numeric(38,12) NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"note" text,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	"next_settlement" text,
	"withdrawn" numeric(38,12),
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" jsonb,
	"withdraw_reason" text,
	"withdraw_change_id" uuid,
	CONSTRAINT "coupons_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "coupons_amount" CHECK (amount > 0 and remaining >= 0 and remaining <= amount),
	CONSTRAINT "coupons_validity" CHECK (ends_at > starts_at and ends_at > issued_at),
	CONSTRAINT "coupons_withdrawn" CHECK ((withdrawn is null) = (withdrawn_at is null) and (withdrawn is null) = (withdraw_change_id is null)
        and (withdrawn is null) = (withdraw_reason is null) and (withdrawn is null or (withdrawn > 0 and remaining = 0)))
);
--> statement-breakpoint
ALTER TABLE "distributors" ADD COLUMN "coupon_settlement_day" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "coupon_settlements" ADD CONSTRAINT "coupon_settlements_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_uses" ADD CONSTRAINT "coupon_uses_coupon" FOREIGN KEY ("distributor_id","coupon_id") REFERENCES "public"."coupons"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_uses" ADD CONSTRAINT "coupon_uses_order" FOREIGN KEY ("distributor_id","order_id") REFERENCES "public"."orders"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_uses_once_an_order" ON "coupon_uses" USING btree ("distributor_id","order_id","coupon_id") WHERE order_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_uses_once_a_month" ON "coupon_uses" USING btree ("distributor_id","coupon_id","month","association_id") WHERE order_id is null;--> statement-breakpoint
CREATE INDEX "coupon_uses_by_coupon" ON "coupon_uses" USING btree ("distributor_id","coupon_id","at");--> statement-breakpoint
CREATE INDEX "coupon_uses_by_month" ON "coupon_uses" USING btree ("distributor_id","customer_id","month");--> statement-breakpoint
CREATE INDEX "coupons_by_customer" ON "coupons" USING btree ("distributor_id","customer_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "coupons_left" ON "coupons" USING btree ("distributor_id","customer_id") WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX "coupons_unsettled" ON "coupons" USING btree ("distributor_id","next_settlement","customer_id") WHERE next_settlement is not null;--> statement-breakpoint
ALTER TABLE "distributors" ADD CONSTRAINT "distributors_coupon_settlement_day" CHECK (coupon_settlement_day between 1 and 28);
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- What was given and what it paid stays; only what is left moves, and a month is settled or taken back once.
REVOKE UPDATE, DELETE ON coupons, coupon_uses, coupon_settlements FROM partner_center_app;
--> statement-breakpoint
GRANT UPDATE (remaining, next_settlement, withdrawn, withdrawn_at, withdrawn_by, withdraw_reason, withdraw_change_id) ON coupons TO partner_center_app;
