import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoleTable } from "@/components/member/role-table";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { roleItemsOf } from "@/lib/domain/access/role-items";
import { ROLES_MAX } from "@/lib/domain/access/roles";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("role"))("title") };
}

export default async function RolesPage() {
  const { actor } = await requirePermit("member.read");
  const t = await getTranslations("role");
  const { kind } = actor.company;
  const items = roleItemsOf(kind);
  const own = actor.via.kind === "person" ? actor.via.roles : [];
  const isReading = (action: string) => action.endsWith(".read");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("members"), href: "/organization/members" }]}
        title={t("title")}
        answer={t(kind === "customer" ? "answer.customer" : "answer.partner", { max: ROLES_MAX })}
      />
      <div className="flex flex-col gap-8">
        {kind !== "customer" && <p className="max-w-3xl text-base text-ink-2">{t("narrowed")}</p>}
        <RoleTable
          caption={t("reads")}
          items={items.filter(({ action }) => isReading(action))}
          companyKind={kind}
          own={own}
        />
        <RoleTable
          caption={t("acts")}
          items={items.filter(({ action }) => !isReading(action))}
          companyKind={kind}
          own={own}
        />
      </div>
    </>
  );
}
