import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { AttemptTable } from "@/components/connector/attempt-table";
import { ConnectorActs } from "@/components/connector/connector-acts";
import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { getConnector } from "@/lib/data/connector/get-connector";
import { formatInstant } from "@/lib/format/date";
import { retryPlaceAction } from "../../../../(partner)/customers/[customerId]/restriction/actions";
import { removeConnectorAction, rotateSecretAction, setConnectorStateAction, testConnectorAction } from "../actions";

type Props = { readonly params: Promise<{ readonly connectorId: string }> };

const findConnector = cache(async (connectorId: string) => {
  const permit = await requirePermit("connector.manage");
  return z.uuid().safeParse(connectorId).success ? getConnector(permit, connectorId, new Date()) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findConnector((await params).connectorId);
  return { title: found?.connector.name ?? (await getTranslations("common"))("notFound.title") };
}

export default async function ConnectorPage({ params }: Props) {
  const { connector, attempts } = (await findConnector((await params).connectorId)) ?? notFound();
  const [{ user }, t, locale] = [await requireVisitor(), await getTranslations("connector"), await getLocale()];
  const { id, name, url, sources, state, createdAt, formerSecretUntil, ordered, failed } = connector;
  const shown = { zone: user.timeZone, locale };
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          breadcrumbs={[{ label: t("title"), href: "/organization/connectors" }]}
          title={name}
          signs={
            <>
              <Badge tone={state === "paused" ? "warn" : "neutral"}>{t(`state.${state}`)}</Badge>
              <CopyId value={id} label={t("id")} shortened />
            </>
          }
          answer={t(state === "paused" ? "head.paused" : "head.active", { ordered, failed })}
        />
        <DefinitionList
          items={[
            { term: t("url"), value: <span className="font-mono text-xs break-all">{url}</span> },
            { term: t("sources"), value: sources?.join(", ") ?? t("allSources") },
            { term: t("since"), value: formatInstant(createdAt, shown) },
            ...(formerSecretUntil
              ? [{ term: t("formerSecret"), value: t("formerUntil", { at: formatInstant(formerSecretUntil, shown) }) }]
              : []),
          ]}
        />
      </div>
      <ConnectorActs
        connectorId={id}
        name={name}
        state={state}
        open={ordered + failed}
        test={testConnectorAction}
        setState={setConnectorStateAction}
        rotate={rotateSecretAction}
        remove={removeConnectorAction}
      />
      <Section title={t("deliveries")}>
        {attempts.length === 0 ? (
          <EmptyState title={t("noDeliveries")}>{t("noDeliveriesNext")}</EmptyState>
        ) : (
          <AttemptTable attempts={attempts} zone={user.timeZone} retry={retryPlaceAction} />
        )}
      </Section>
    </div>
  );
}
