import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConnectorForm } from "@/components/connector/connector-form";
import { AppLink, ROW_LINK } from "@/components/ui/app-link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, Td, Tr } from "@/components/ui/table";
import { Th } from "@/components/ui/th";
import { requirePermit } from "@/lib/auth/session";
import { listConnectors } from "@/lib/data/connector/list-connectors";
import { addConnectorAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connector"))("title") };
}

export default async function ConnectorsPage() {
  const permit = await requirePermit("connector.manage");
  const t = await getTranslations("connector");
  const connectors = await listConnectors(permit, new Date());
  const failed = connectors.reduce((sum, one) => sum + one.failed, 0);
  const count = connectors.length;
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader title={t("title")} count={String(count)} answer={t("answer", { count, failed })} />
        {count === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
        ) : (
          <Table caption={t("title")} minWidth="44rem">
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("url")}</Th>
                <Th>{t("sources")}</Th>
                <Th>{t("state.title")}</Th>
                <Th kind="figure">{t("ordered")}</Th>
                <Th kind="figure">{t("failed")}</Th>
              </tr>
            </thead>
            <tbody>
              {connectors.map(({ id, name, url, sources, state, ordered, failed: lost }) => (
                <Tr key={id}>
                  <Td className="font-semibold">
                    <AppLink href={`/organization/connectors/${id}`} className={ROW_LINK}>
                      {name}
                    </AppLink>
                  </Td>
                  <Td className="font-mono text-xs break-all">{url}</Td>
                  <Td>{sources?.join(", ") ?? t("allSources")}</Td>
                  <Td>
                    <Badge tone={state === "paused" ? "warn" : "neutral"}>{t(`state.${state}`)}</Badge>
                  </Td>
                  <Td className="figures text-right">{ordered}</Td>
                  <Td className={`figures text-right ${lost > 0 ? "font-semibold text-s100-ink" : ""}`}>{lost}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
      <Section title={t("addTitle")}>
        <ConnectorForm action={addConnectorAction} />
      </Section>
    </div>
  );
}
