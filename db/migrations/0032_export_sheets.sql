ALTER TABLE "export_jobs" ALTER COLUMN "member_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "export_jobs" ADD COLUMN "sheet" jsonb;--> statement-breakpoint
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_member" FOREIGN KEY ("distributor_id","member_id") REFERENCES "public"."members"("distributor_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- A cell of CSV: in quotes, so that no comma or line break cuts it; what a spreadsheet would run as a formula begins
-- with an apostrophe, a plain number aside. lib/format/csv.ts says the same, and a test holds both together.
CREATE FUNCTION csv_text(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN given IS NULL THEN ''
  WHEN ascii(given) IN (9, 13, 43, 45, 61, 64) AND given !~ '^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$' THEN '"''' || replace(given, '"', '""') || '"'
  ELSE '"' || replace(given, '"', '""') || '"'
END;
--> statement-breakpoint
-- A part is made once: a run that begins anew drops and makes them.
REVOKE UPDATE ON export_parts FROM partner_center_app;
