CREATE TABLE "renewal_attempts" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reasons" jsonb NOT NULL,
	"ended" boolean NOT NULL,
	CONSTRAINT "renewal_attempts_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "auto_renew_periods" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "renewal_attempts" ADD CONSTRAINT "renewal_attempts_resource" FOREIGN KEY ("distributor_id","resource_id") REFERENCES "public"."resources"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "renewal_attempts_by_term" ON "renewal_attempts" USING btree ("distributor_id","resource_id","expires_at","at");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_attempts_end" ON "renewal_attempts" USING btree ("distributor_id","resource_id","expires_at") WHERE ended;--> statement-breakpoint
CREATE INDEX "resources_by_renewal" ON "resources" USING btree ("distributor_id","expires_at") WHERE auto_renew and closed_at is null;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_auto_renew" CHECK (auto_renew_periods between 1 and 36);--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- What was tried stays as it was tried.
REVOKE UPDATE, DELETE ON renewal_attempts FROM partner_center_app;
