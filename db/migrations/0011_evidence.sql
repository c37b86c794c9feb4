CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("distributor_id","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_by_request" ON "audit_entries" USING btree ("distributor_id","request_id");--> statement-breakpoint
CREATE INDEX "messages_by_customer" ON "messages" USING btree ("distributor_id","customer_id","at");--> statement-breakpoint
CREATE INDEX "outbox_by_time" ON "outbox" USING btree ("distributor_id","created_at");
--> statement-breakpoint
SELECT protect_tenant_tables();
