CREATE TABLE "reservations" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"month" text NOT NULL,
	"operation" text NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"state" text NOT NULL,
	"change_id" uuid NOT NULL,
	"by" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"lapses_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	"end_change_id" uuid,
	"confirmed" numeric(38,12),
	"account_id" text,
	"charge_id" uuid,
	CONSTRAINT "reservations_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "reservations_operation" CHECK (operation in ('buy-yearly-monthly', 'buy-reserved-instance', 'buy-savings-plan', 'renew', 'change-yearly-monthly', 'switch-to-yearly-monthly')),
	CONSTRAINT "reservations_state" CHECK (state in ('open', 'confirmed', 'released', 'lapsed')),
	CONSTRAINT "reservations_amount" CHECK (amount > 0 and coalesce(confirmed > 0 and confirmed <= amount, true)),
	CONSTRAINT "reservations_life" CHECK (lapses_at > made_at and lapses_at <= made_at + interval '15 minutes'),
	CONSTRAINT "reservations_ended" CHECK ((state = 'open') = (ended_at is null) and (state = 'open') = (end_change_id is null)
        and case state when 'lapsed' then ended_at = lapses_at else coalesce(ended_at < lapses_at, true) end),
	CONSTRAINT "reservations_confirmed" CHECK ((state = 'confirmed') = (confirmed is not null) and (state = 'confirmed') = (account_id is not null)
        and (state = 'confirmed') = (charge_id is not null))
);
--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reservations_open" ON "reservations" USING btree ("distributor_id","customer_id","lapses_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "reservations_due" ON "reservations" USING btree ("distributor_id","lapses_at") WHERE state = 'open';
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON reservations FROM partner_center_app;
