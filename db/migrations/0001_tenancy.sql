-- The application role, row-level security between distributors (Decisions 3 and 4), partitions, the clock.

DO $$
BEGIN
  CREATE ROLE partner_center_app NOLOGIN NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- roles belong to the cluster; another database of it may have made this one
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT partner_center_app TO %I', current_user);
  END IF;
END
$$;
--> statement-breakpoint
-- Every table with a distributor_id is a tenant's, except the global look-ups.
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT c.relname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'distributor_id'
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition
      AND c.relname NOT IN ('directory', 'credentials', 'sessions')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I
         USING (distributor_id = nullif(current_setting(''app.distributor'', true), '''')::uuid)
         WITH CHECK (distributor_id = nullif(current_setting(''app.distributor'', true), '''')::uuid)',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO partner_center_app', tenant_table);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Signing in precedes the tenant: a person finds their own memberships, wherever they are, read-only.
CREATE POLICY own ON members FOR SELECT
  USING (user_id = nullif(current_setting('app.person', true), '')::uuid);
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO partner_center_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON users, sessions, directory, credentials TO partner_center_app;
--> statement-breakpoint
GRANT SELECT ON clock TO partner_center_app;
--> statement-breakpoint
INSERT INTO clock DEFAULT VALUES;
--> statement-breakpoint
-- What was written down stays written down: the log grows and is sealed, nothing more.
REVOKE DELETE, UPDATE ON audit_entries FROM partner_center_app;
--> statement-breakpoint
GRANT UPDATE (position, hash) ON audit_entries TO partner_center_app;
--> statement-breakpoint
REVOKE DELETE ON charges, event_ids, budget_records, freeze_causes, pay_per_use_blocks FROM partner_center_app;
--> statement-breakpoint
-- A partition named directly would escape its parent's policy, so each gets its own lock and no grant.
-- Call it in a transaction of its own: it takes a strong lock on charges for an instant.
CREATE FUNCTION ensure_charge_partition(wanted text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
DECLARE
  partition text := 'charges_' || replace(wanted, '-', '_');
BEGIN
  IF wanted !~ '^\d{4}-(0[1-9]|1[0-2])$' THEN
    RAISE EXCEPTION 'not a month: %', wanted;
  END IF;
  IF to_regclass('public.' || partition) IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ensure_charge_partition'));
  IF to_regclass('public.' || partition) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE public.%I PARTITION OF public.charges FOR VALUES IN (%L)', partition, wanted);
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', partition);
  EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', partition);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ensure_charge_partition(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ensure_charge_partition(text) TO partner_center_app;
--> statement-breakpoint
-- So that an application process can tell whether its database is as new as itself.
GRANT USAGE ON SCHEMA drizzle TO partner_center_app;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO partner_center_app;
--> statement-breakpoint
CREATE SCHEMA pgboss AUTHORIZATION partner_center_app;
--> statement-breakpoint
-- rate-limiter-flexible's own shape.
CREATE TABLE rate_limits (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO partner_center_app;
