CREATE TABLE "association_attempts" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"reseller_id" uuid,
	"outcome" text NOT NULL,
	"causes" jsonb NOT NULL,
	"company_name" text NOT NULL,
	"person_name" text NOT NULL,
	"email" text NOT NULL,
	"customer_id" uuid,
	"declaration_version" text NOT NULL,
	"declared" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "association_attempts_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "association_attempts_outcome" CHECK (outcome in ('associated', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "customer_invitations" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reseller_id" uuid,
	"kind" text NOT NULL,
	"preregistration_id" uuid,
	"language" text,
	"mail_id" uuid,
	"label" text,
	"by" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"uses" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	CONSTRAINT "customer_invitations_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "customer_invitations_kind" CHECK (kind in ('email', 'link')),
	CONSTRAINT "customer_invitations_addressed" CHECK ((kind = 'email') = (preregistration_id is not null)),
	CONSTRAINT "customer_invitations_used" CHECK (kind = 'email' or used_at is null),
	CONSTRAINT "customer_invitations_once" CHECK (kind = 'link' or uses = case when used_at is null then 0 else 1 end)
);
--> statement-breakpoint
CREATE TABLE "preregistrations" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reseller_id" uuid,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"contact" text,
	"external_id" text,
	"note" text,
	"customer_id" uuid,
	"by" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "preregistrations_distributor_id_id_pk" PRIMARY KEY("distributor_id","id")
);
--> statement-breakpoint
CREATE TABLE "starting_policies" (
	"distributor_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"amount" numeric(38,12) NOT NULL,
	"action" text NOT NULL,
	"lift" boolean NOT NULL,
	"version" integer NOT NULL,
	"change_id" uuid NOT NULL,
	"by" jsonb NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "starting_policies_distributor_id_partner_id_pk" PRIMARY KEY("distributor_id","partner_id"),
	CONSTRAINT "starting_policies_type" CHECK (type in ('monthly', 'one-time')),
	CONSTRAINT "starting_policies_action" CHECK (action in ('alert-only', 'block-pay-per-use', 'freeze-account', 'freeze-account-and-resources')),
	CONSTRAINT "starting_policies_amount" CHECK (amount > 0)
);
--> statement-breakpoint
ALTER TABLE "credentials" DROP CONSTRAINT "credentials_kind";--> statement-breakpoint
ALTER TABLE "association_attempts" ADD CONSTRAINT "association_attempts_invitation" FOREIGN KEY ("distributor_id","invitation_id") REFERENCES "public"."customer_invitations"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "association_attempts" ADD CONSTRAINT "association_attempts_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_invitations" ADD CONSTRAINT "customer_invitations_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_invitations" ADD CONSTRAINT "customer_invitations_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_invitations" ADD CONSTRAINT "customer_invitations_preregistration" FOREIGN KEY ("distributor_id","preregistration_id") REFERENCES "public"."preregistrations"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preregistrations" ADD CONSTRAINT "preregistrations_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preregistrations" ADD CONSTRAINT "preregistrations_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preregistrations" ADD CONSTRAINT "preregistrations_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "starting_policies" ADD CONSTRAINT "starting_policies_distributor" FOREIGN KEY ("distributor_id") REFERENCES "public"."distributors"("distributor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "association_attempts_by_age" ON "association_attempts" USING btree ("distributor_id","reseller_id","at","id");--> statement-breakpoint
CREATE INDEX "association_attempts_by_invitation" ON "association_attempts" USING btree ("distributor_id","invitation_id","at");--> statement-breakpoint
CREATE INDEX "customer_invitations_newest" ON "customer_invitations" USING btree ("distributor_id","preregistration_id","id");--> statement-breakpoint
CREATE INDEX "customer_invitations_by_age" ON "customer_invitations" USING btree ("distributor_id","reseller_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "preregistrations_email" ON "preregistrations" USING btree ("distributor_id",coalesce("reseller_id", "distributor_id"),"email") WHERE customer_id is null;--> statement-breakpoint
CREATE INDEX "preregistrations_by_age" ON "preregistrations" USING btree ("distributor_id","reseller_id","created_at","id");--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_kind" CHECK (kind in ('api-key', 'invitation', 'connector', 'customer-invitation'));
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON preregistrations, customer_invitations FROM partner_center_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON association_attempts FROM partner_center_app;
