import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { MoveForm } from "@/components/association/move-form";
import { MoveTable } from "@/components/association/move-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import type { MovePreview } from "@/lib/contracts/association-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { previewMove } from "@/lib/data/association/preview-move";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { issuePermit } from "@/lib/domain/access/permit";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { moveCustomersAction } from "./actions";

type Props = { readonly searchParams: SearchParams };

const ITSELF = "own";

/** The address: customers by id, comma-separated, and where they go; null: not chosen yet. */
const MoveQuery = z.object({
  customers: z
    .string()
    .transform((text) => text.split(",").filter((id) => z.uuid().safeParse(id).success))
    .catch([]),
  to: z
    .union([z.uuid(), z.literal(ITSELF)])
    .nullable()
    .catch(null)
    .default(null),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("association.move"))("title") };
}

export default async function MovePage({ searchParams }: Props) {
  const permit = await requirePermit("customer.move");
  const { customers, to } = MoveQuery.parse(await queryRecord(searchParams));
  const reading = issuePermit(permit.actor, "customer.read") ?? notFound();
  const resellers = await listCustomerResellers(reading);
  const resellerId = to === ITSELF ? null : to;
  const preview = to === null ? null : await previewMove(permit, { customerIds: customers, resellerId }, new Date());
  const t = await getTranslations("association.move");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("back"), href: "/customers" }]}
        title={t("title")}
        answer={
          customers.length === 0
            ? undefined
            : preview
              ? await answerOf(preview)
              : t("choose", { count: customers.length })
        }
      />
      <div className="flex flex-col gap-8">
        <FilterBar
          action="/customers/move"
          label={t("choose", { count: customers.length })}
          filters={[
            {
              name: "to",
              label: t("to"),
              value: to ?? "",
              options: [
                { value: "", label: t("nowhere") },
                { value: ITSELF, label: t("distributor", { name: permit.actor.company.name }) },
                ...resellers.map(({ id, name }) => ({ value: id, label: name })),
              ],
            },
          ]}
          kept={{ customers: customers.join(",") }}
          clearHref={null}
        />
        {customers.length === 0 && (
          <EmptyState title={t("nobody")} actions={<LinkButton href="/customers">{t("toList")}</LinkButton>}>
            {t("nobodyHint")}
          </EmptyState>
        )}
        {preview && preview.rows.length > 0 && (
          <>
            <p>{await permissionsOf(preview)}</p>
            <MoveTable currency={preview.currency} rows={preview.rows} />
            <MoveForm
              key={`${to}-${customers.join()}`}
              customers={preview.rows.map(({ customer }) => customer)}
              fits={preview.rows.filter(({ decision }) => decision.allowed).length}
              resellerId={resellerId}
              move={moveCustomersAction}
            />
          </>
        )}
      </div>
    </>
  );
}

async function answerOf({ rows, to }: MovePreview): Promise<string> {
  const t = await getTranslations("association.move");
  return t("answer", { count: rows.length, to: to.name, fits: rows.filter(({ decision }) => decision.allowed).length });
}

async function permissionsOf({ rows, to }: MovePreview): Promise<string> {
  const [t, word] = [await getTranslations("association.move"), await getTranslations("delegation.permission")];
  const held = PERMISSIONS.filter((one) => rows[0]?.permissions.includes(one));
  return held.length === 0
    ? t("noPermissions")
    : t("permissions", { to: to.name, permissions: held.map((one) => word(one)).join(", ") });
}
