CREATE TABLE "signed_requests" (
	"distributor_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"signature" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signed_requests_distributor_id_key_id_signature_pk" PRIMARY KEY("distributor_id","key_id","signature")
);
--> statement-breakpoint
ALTER TABLE "credentials" DROP CONSTRAINT "credentials_kind";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "access_key_id" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "secret" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "former_secret" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "former_secret_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "platform" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "platform_id" text;--> statement-breakpoint
ALTER TABLE "signed_requests" ADD CONSTRAINT "signed_requests_key" FOREIGN KEY ("distributor_id","key_id") REFERENCES "public"."api_keys"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_access_key_id" ON "api_keys" USING btree ("distributor_id","access_key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_platform_id" ON "customers" USING btree ("distributor_id","platform","platform_id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_signs" CHECK ((access_key_id is null) = (secret is null));--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_former" CHECK ((former_secret is null) = (former_secret_until is null));--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_kind" CHECK (kind in ('api-key', 'access-key', 'invitation', 'connector', 'customer-invitation', 'recipient'));--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_platform" CHECK ((platform is null) = (platform_id is null));--> statement-breakpoint
SELECT protect_tenant_tables();
