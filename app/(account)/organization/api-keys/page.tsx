import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ApiKeyForm } from "@/components/api-key/api-key-form";
import { KeyTable } from "@/components/api-key/key-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { listApiKeys } from "@/lib/data/api-key/list-api-keys";
import { scopesOf } from "@/lib/domain/access/key-scope";
import { env } from "@/lib/env";
import { createAccessKeyAction, createApiKeyAction, revokeApiKeyAction, rotateAccessKeyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api-key"))("title") };
}

export default async function ApiKeysPage() {
  const permit = await requirePermit("api-key.manage");
  const { user } = await requireVisitor();
  const [t, locale] = [await getTranslations("api-key"), await getLocale()];
  const keys = await listApiKeys(permit);
  const valid = keys.filter(({ revokedAt }) => revokedAt === null).length;
  const endpoint = env().NEXTAUTH_URL.replace(/\/$/, "");
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader title={t("title")} count={String(valid)} answer={t("answer", { count: valid })} />
        {keys.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
        ) : (
          <KeyTable
            keys={keys}
            at={new Date()}
            shown={{ zone: user.timeZone, locale }}
            endpoint={endpoint}
            rotate={rotateAccessKeyAction}
            revoke={revokeApiKeyAction}
          />
        )}
      </div>
      <Section title={t("createTitle")}>
        <ApiKeyForm
          scopes={scopesOf(permit.actor.company.kind)}
          endpoint={endpoint}
          createApiKey={createApiKeyAction}
          createAccessKey={createAccessKeyAction}
        />
      </Section>
    </div>
  );
}
