import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ApiKeyForm } from "@/components/api-key/api-key-form";
import { RevokeForm } from "@/components/api-key/revoke-form";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, Td, Tr } from "@/components/ui/table";
import { Th } from "@/components/ui/th";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { listApiKeys } from "@/lib/data/api-key/list-api-keys";
import { scopesOf } from "@/lib/domain/access/key-scope";
import { formatDate } from "@/lib/format/date";
import { createApiKeyAction, revokeApiKeyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api-key"))("title") };
}

export default async function ApiKeysPage() {
  const permit = await requirePermit("api-key.manage");
  const { user } = await requireVisitor();
  const [t, locale] = [await getTranslations("api-key"), await getLocale()];
  const keys = await listApiKeys(permit);
  const valid = keys.filter(({ revokedAt }) => revokedAt === null).length;
  const shown = { zone: user.timeZone, locale };
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader title={t("title")} count={String(valid)} answer={t("answer", { count: valid })} />
        {keys.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
        ) : (
          <Table caption={t("title")} minWidth="44rem">
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("ending")}</Th>
                <Th>{t("scopes")}</Th>
                <Th>{t("since")}</Th>
                <Th>{t("state")}</Th>
              </tr>
            </thead>
            <tbody>
              {keys.map(({ id, name, ending, scopes, createdAt, revokedAt }) => (
                <Tr key={id}>
                  <Td className="font-semibold">{name}</Td>
                  <Td className="font-mono text-xs">…{ending}</Td>
                  <Td>{scopes.map((scope) => t(`scope.${scope}`)).join(", ")}</Td>
                  <Td className="figures whitespace-nowrap">{formatDate(createdAt, shown)}</Td>
                  <Td>
                    {revokedAt === null ? (
                      <RevokeForm keyId={id} name={name} action={revokeApiKeyAction} />
                    ) : (
                      <Badge>{t("revoked", { at: formatDate(revokedAt, shown) })}</Badge>
                    )}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
      <Section title={t("createTitle")}>
        <ApiKeyForm scopes={scopesOf(permit.actor.company.kind)} action={createApiKeyAction} />
      </Section>
    </div>
  );
}
