import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { CopyId } from "@/components/ui/copy-id";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { WebhookActs } from "@/components/webhook/webhook-acts";
import { WebhookSign } from "@/components/webhook/webhook-sign";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { WebhookQuery, type WebhookRow } from "@/lib/contracts/webhook";
import { getWebhook } from "@/lib/data/webhook/get-webhook";
import { topicsOfCompany } from "@/lib/domain/notification/hearing";
import { formatInstant } from "@/lib/format/date";
import { LOCALE_NAMES, toAppLocale } from "@/lib/format/locale";
import {
  changeWebhookAction,
  removeWebhookAction,
  rotateWebhookSecretAction,
  setWebhookStateAction,
  testWebhookAction,
} from "../actions";
import { DeliveryLog } from "./delivery-log";

type Props = {
  readonly params: Promise<{ readonly webhookId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const findWebhook = cache(async (webhookId: string) => {
  const permit = await requirePermit("webhook.manage");
  return z.uuid().safeParse(webhookId).success ? getWebhook(permit, webhookId, new Date()) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const webhook = await findWebhook((await params).webhookId);
  return { title: webhook?.name ?? (await getTranslations("common"))("notFound.title") };
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const webhook = (await findWebhook((await params).webhookId)) ?? notFound();
  const query = WebhookQuery.parse(await searchParams);
  const permit = await requirePermit("webhook.manage");
  const [{ user }, t, locale] = [await requireVisitor(), await getTranslations("webhook"), await getLocale()];
  const { id, name, state, failingSince, waiting, dead } = webhook;
  const since = failingSince === null ? "" : formatInstant(failingSince, { zone: user.timeZone, locale });
  const head = state === "active" && failingSince !== null ? "failing" : state;
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          breadcrumbs={[{ label: t("title"), href: "/organization/webhooks" }]}
          title={name}
          signs={
            <>
              <WebhookSign state={state} failingSince={failingSince} />
              <CopyId value={id} label={t("id")} shortened />
            </>
          }
          answer={t(`head.${head}`, { waiting, dead, since })}
        />
        <WebhookFacts webhook={webhook} zone={user.timeZone} />
      </div>
      <WebhookActs
        webhook={webhook}
        topics={topicsOfCompany(permit.actor.company.kind)}
        test={testWebhookAction}
        setState={setWebhookStateAction}
        rotate={rotateWebhookSecretAction}
        change={changeWebhookAction}
        remove={removeWebhookAction}
      />
      <DeliveryLog permit={permit} webhook={webhook} query={query} zone={user.timeZone} />
    </div>
  );
}

async function WebhookFacts({ webhook, zone }: { readonly webhook: WebhookRow; readonly zone: string }) {
  const [t, topic] = [await getTranslations("webhook"), await getTranslations("notification.topic")];
  const { address, format, language, topics, failingSince, createdAt, formerSecretUntil } = webhook;
  const shown = { zone, locale: await getLocale() };
  const spoken = toAppLocale(language);
  return (
    <DefinitionList
      items={[
        { term: t("url"), value: <span className="font-mono text-xs break-all">{address}</span> },
        { term: t("format.title"), value: t(`format.${format}`) },
        { term: t("topics"), value: topics?.map((one) => topic(one)).join(", ") ?? t("everyTopic") },
        { term: t("language"), value: spoken === null ? language : LOCALE_NAMES[spoken] },
        { term: t("since"), value: formatInstant(createdAt, shown) },
        ...(failingSince ? [{ term: t("failingSince"), value: formatInstant(failingSince, shown) }] : []),
        ...(formerSecretUntil
          ? [{ term: t("formerSecret"), value: t("formerUntil", { at: formatInstant(formerSecretUntil, shown) }) }]
          : []),
      ]}
    />
  );
}
