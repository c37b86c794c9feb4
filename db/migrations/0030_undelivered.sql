ALTER TABLE "outbox" ADD COLUMN "company_id" uuid;--> statement-breakpoint
CREATE INDEX "outbox_undelivered" ON "outbox" USING btree ("distributor_id","company_id","id") WHERE state = 'dead';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_undelivered" ON "webhook_deliveries" USING btree ("distributor_id","id") WHERE state = 'dead';
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- What waits and what was given up, of every tenant in one call: each is read under its own policy, and nothing but
-- counts comes out. Figures of one queue stand in several rows.
CREATE FUNCTION queue_figures() RETURNS TABLE (queue text, waiting bigint, oldest timestamptz, given_up bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  tenant uuid;
BEGIN
  FOR tenant IN SELECT distributor_id FROM directory WHERE company_kind = 'distributor' LOOP
    PERFORM set_config('app.distributor', tenant::text, true);
    RETURN QUERY
      SELECT CASE o.kind WHEN 'mail' THEN 'mails' WHEN 'sms' THEN 'sms' ELSE 'notices' END,
        count(*) FILTER (WHERE o.state = 'waiting'),
        min(o.created_at) FILTER (WHERE o.state = 'waiting'),
        count(*) FILTER (WHERE o.state = 'dead')
      FROM outbox o
      WHERE o.distributor_id = tenant AND o.state IN ('waiting', 'dead') AND o.kind <> 'connector-order'
      GROUP BY 1
      UNION ALL
      SELECT 'webhooks', count(*), min(w.created_at), 0
      FROM webhook_deliveries w WHERE w.distributor_id = tenant AND w.state = 'waiting'
      UNION ALL
      SELECT 'webhooks', 0, NULL, count(*)
      FROM webhook_deliveries w WHERE w.distributor_id = tenant AND w.state = 'dead'
      UNION ALL
      SELECT 'connector-orders', count(*) FILTER (WHERE p.state = 'ordered'),
        min(p.since) FILTER (WHERE p.state = 'ordered'), count(*) FILTER (WHERE p.state = 'failed')
      FROM restriction_places p
      WHERE p.distributor_id = tenant AND p.state IN ('ordered', 'failed') AND p.kind = 'connector'
      UNION ALL
      SELECT 'exports', count(*), min(e.requested_at), 0
      FROM export_jobs e WHERE e.distributor_id = tenant AND e.state IN ('queued', 'running')
      UNION ALL
      SELECT 'exports', 0, NULL, count(*)
      FROM export_jobs e WHERE e.distributor_id = tenant AND e.state = 'failed';
  END LOOP;
  PERFORM set_config('app.distributor', '', true);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION queue_figures() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION queue_figures() TO partner_center_app;
