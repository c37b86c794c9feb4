ALTER TABLE "webhook_attempts" DROP CONSTRAINT "webhook_attempts_error";--> statement-breakpoint
DROP INDEX "webhook_deliveries_waiting";--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "tried_since" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "tried_from" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "leased_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_time" ON "webhook_deliveries" USING btree ("distributor_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_waiting" ON "webhook_deliveries" USING btree ("distributor_id","webhook_id","id") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_error" CHECK (error in ('refused', 'timed-out', 'unknown-host', 'private-address', 'insecure', 'certificate', 'unreachable', 'redirected', 'status', 'answer-too-long', 'answer-unreadable', 'secret-unreadable', 'not-taken'));