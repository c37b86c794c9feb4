import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AppLink, ROW_LINK } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, Td, Tr } from "@/components/ui/table";
import { Th } from "@/components/ui/th";
import { WebhookForm } from "@/components/webhook/webhook-form";
import { WebhookSign } from "@/components/webhook/webhook-sign";
import { requirePermit } from "@/lib/auth/session";
import { listWebhooks } from "@/lib/data/webhook/list-webhooks";
import { topicsOfCompany } from "@/lib/domain/notification/hearing";
import { addWebhookAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhook"))("title") };
}

export default async function WebhooksPage() {
  const permit = await requirePermit("webhook.manage");
  const [t, topic] = [await getTranslations("webhook"), await getTranslations("notification.topic")];
  const webhooks = await listWebhooks(permit, new Date());
  const count = webhooks.length;
  const amiss = webhooks.filter(({ state, failingSince }) => state === "disabled" || failingSince !== null).length;
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader title={t("title")} count={String(count)} answer={t("answer", { count, amiss })} />
        {count === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
        ) : (
          <Table caption={t("list")} minWidth="52rem">
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("format.title")}</Th>
                <Th>{t("url")}</Th>
                <Th>{t("topics")}</Th>
                <Th>{t("state.title")}</Th>
                <Th kind="figure">{t("waiting")}</Th>
                <Th kind="figure">{t("dead")}</Th>
              </tr>
            </thead>
            <tbody>
              {webhooks.map(({ id, name, format, address, topics, waiting, dead, ...standing }) => (
                <Tr key={id}>
                  <Td className="font-semibold">
                    <AppLink href={`/organization/webhooks/${id}`} className={ROW_LINK}>
                      {name}
                    </AppLink>
                  </Td>
                  <Td className="whitespace-nowrap">{t(`format.${format}`)}</Td>
                  <Td className="font-mono text-xs break-all">{address}</Td>
                  <Td>{topics?.map((one) => topic(one)).join(", ") ?? t("everyTopic")}</Td>
                  <Td>
                    <WebhookSign {...standing} />
                  </Td>
                  <Td className="figures text-right">{waiting}</Td>
                  <Td className={`figures text-right ${dead > 0 ? "font-semibold text-s100-ink" : ""}`}>{dead}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
      <Section title={t("addTitle")}>
        <WebhookForm
          topics={topicsOfCompany(permit.actor.company.kind)}
          language={await getLocale()}
          action={addWebhookAction}
        />
      </Section>
    </div>
  );
}
