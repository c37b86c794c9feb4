import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceList } from "@/components/history/evidence-list";
import { ToldSections } from "@/components/history/told-sections";
import { VerdictList } from "@/components/purchase/verdict-list";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { CopyId } from "@/components/ui/copy-id";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { instantAsked, momentOf, ThenQuery } from "@/lib/contracts/history-query";
import type { CustomerThen } from "@/lib/contracts/history-view";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCustomerThen } from "@/lib/data/history/get-customer-then";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { BILLING_ZONE, formatSecond } from "@/lib/format/date";
import { toldOfThen } from "@/lib/format/history-words";
import { groupsOf } from "@/lib/format/purchase-groups";
import { evidenceItemsOf } from "./evidence-items";

type Props = { readonly params: Promise<{ readonly customerId: string }>; readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history"))("title") };
}

export default async function CustomerThenPage({ params, searchParams }: Props) {
  const permit = await requirePermit("history.read");
  const { customerId } = await params;
  const query = ThenQuery.parse(await queryRecord(searchParams));
  const now = new Date();
  const at = query.at === null ? now : instantAsked(query.at, now);
  const then = await getCustomerThen(permit, customerId, at);
  // Nobody's now; of another moment it is only said that it was not known then, whoever's it is.
  if (then === null && query.at === null) notFound();
  const [t, common, locale] = [await getTranslations("history"), await getTranslations("customer"), await getLocale()];
  const shown = formatSecond(at, { zone: BILLING_ZONE, locale });
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          breadcrumbs={[
            { label: common("title"), href: "/customers" },
            ...(then ? [{ label: then.name, href: `/customers/${then.id}` }] : []),
          ]}
          title={t("title")}
          signs={then && <CopyId value={then.id} label={common("head.id")} shortened />}
          answer={then ? t("answer", { name: then.name, at: shown }) : t("choose")}
        />
        <FilterBar
          action={`/customers/${customerId}/then`}
          label={t("filter")}
          filters={[{ kind: "datetime-local", name: "at", label: t("at"), value: momentOf(at).slice(0, 16) }]}
          clearHref={null}
        />
      </div>
      {then ? <Stood then={then} actor={permit.actor} /> : <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>}
    </div>
  );
}

async function Stood({ then, actor }: { readonly then: CustomerThen; readonly actor: Actor }) {
  const [t, say, locale] = [await getTranslations("history"), await getTranslations(), await getLocale()];
  const told = toldOfThen(then, { say, locale });
  const half = Math.ceil(told.length / 2);
  const verdicts = then.verdicts.map(({ operation, decision }) => ({
    operation,
    reasons: decision.allowed ? [] : decision.reasons,
  }));
  return (
    <>
      <p className="max-w-prose text-sm text-ink-2">{t("fine")}</p>
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-8">
          <ToldSections told={told.slice(0, half)} />
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <ToldSections told={told.slice(half)} />
        </div>
      </div>
      <Section title={t("section.verdicts")}>
        <VerdictList caption={t("section.verdicts")} groups={groupsOf(verdicts)} head={t("then")} />
      </Section>
      {issuePermit(actor, "evidence.read") && <EvidenceList items={await evidenceItemsOf(then)} />}
      {issuePermit(actor, "operation-log.read") && (
        <p>
          <AppLink href={placeHref("/operation-log", { customer: then.id })} className={TEXT_LINK}>
            {t("log")}
          </AppLink>
        </p>
      )}
    </>
  );
}
