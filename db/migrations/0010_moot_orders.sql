ALTER TABLE "restriction_acts" DROP CONSTRAINT "restriction_acts_confirmed";--> statement-breakpoint
ALTER TABLE "restriction_acts" ADD CONSTRAINT "restriction_acts_confirmed" CHECK (state not in ('waiting', 'ran') or (runs_at is not null and (expires_at is null or confirmed_at is not null)));
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
GRANT UPDATE ON restriction_acts TO partner_center_app;
