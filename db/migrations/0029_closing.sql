ALTER TABLE "closed_month_changes" DROP CONSTRAINT "closed_month_changes_distributor_id_month_customer_id_at_pk";--> statement-breakpoint
ALTER TABLE "closed_month_figures" DROP CONSTRAINT "closed_month_figures_customer";--> statement-breakpoint
ALTER TABLE "closed_month_changes" ADD COLUMN "association_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "closed_month_changes" ADD CONSTRAINT "closed_month_changes_distributor_id_month_at_association_id_pk" PRIMARY KEY("distributor_id","month","at","association_id");--> statement-breakpoint
ALTER TABLE "closed_month_changes" ADD CONSTRAINT "closed_month_changes_association" FOREIGN KEY ("distributor_id","association_id") REFERENCES "public"."associations"("distributor_id","id") ON DELETE no action ON UPDATE no action;
