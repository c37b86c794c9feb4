CREATE TABLE "customer_questions" (
	"distributor_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"association_id" uuid NOT NULL,
	"reseller_id" uuid,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL,
	"text" text NOT NULL,
	"by" jsonb NOT NULL,
	"change_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" jsonb,
	"decision_change_id" uuid,
	CONSTRAINT "customer_questions_distributor_id_id_pk" PRIMARY KEY("distributor_id","id"),
	CONSTRAINT "customer_questions_subject" CHECK (subject in ('eligibility', 'order')),
	CONSTRAINT "customer_questions_state" CHECK (state in ('open', 'answered', 'closed')),
	CONSTRAINT "customer_questions_decided" CHECK ((state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)
        and (decided_at is null) = (decision_change_id is null)),
	CONSTRAINT "customer_questions_answered" CHECK ((state = 'answered') = (answer is not null))
);
--> statement-breakpoint
ALTER TABLE "customer_questions" ADD CONSTRAINT "customer_questions_customer" FOREIGN KEY ("distributor_id","customer_id") REFERENCES "public"."customers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_questions" ADD CONSTRAINT "customer_questions_association" FOREIGN KEY ("distributor_id","association_id") REFERENCES "public"."associations"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_questions" ADD CONSTRAINT "customer_questions_reseller" FOREIGN KEY ("distributor_id","reseller_id") REFERENCES "public"."resellers"("distributor_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_questions_by_customer" ON "customer_questions" USING btree ("distributor_id","customer_id","asked_at","id");--> statement-breakpoint
CREATE INDEX "customer_questions_open" ON "customer_questions" USING btree ("distributor_id","reseller_id","asked_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "customer_questions_by_age" ON "customer_questions" USING btree ("distributor_id","asked_at","id");--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- What was asked stays as asked; only what became of it is added.
REVOKE UPDATE, DELETE ON customer_questions FROM partner_center_app;--> statement-breakpoint
GRANT UPDATE (state, answer, decided_at, decided_by, decision_change_id) ON customer_questions TO partner_center_app;
