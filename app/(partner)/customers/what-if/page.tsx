import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Assumptions } from "@/components/what-if/assumptions";
import { PolicyForm } from "@/components/what-if/policy-form";
import { TrialComparison } from "@/components/what-if/trial-comparison";
import { TrialTable } from "@/components/what-if/trial-table";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { policyOf, WhatIfQuery, whatIfHref } from "@/lib/contracts/what-if-query";
import { type PolicyTrial, TRIAL_MAX } from "@/lib/contracts/what-if-view";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { tryPolicy } from "@/lib/data/what-if/try-policy";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { Policy } from "@/lib/domain/what-if/policy";
import { accountManagersOf } from "../../../account-managers";
import { answerOf } from "./answer";
import { ApplySection } from "./apply-section";

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("what-if"))("title") };
}

export default async function WhatIfPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("budget.read");
  const query = WhatIfQuery.parse(await queryRecord(searchParams, ["thresholds"]));
  const { actor } = permit;
  const policy = policyOf(query);
  const reading = issuePermit(actor, "customer.read");
  const [trial, resellers, managers, t, customer] = await Promise.all([
    policy && tryPolicy(permit, { chosen: chosenOf(query), policy }, new Date()),
    reading ? listCustomerResellers(reading) : [],
    accountManagersOf(actor),
    getTranslations("what-if"),
    getTranslations("customer"),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: customer("title"), href: "/customers" }]}
        title={t("title")}
        answer={trial && policy ? await answerOf(trial, policy) : t("answer.noAmount")}
        stamp={trial && <AsOfStamp {...trial.freshness} />}
      />
      <div className="flex flex-col gap-8">
        <NarrowedNote actor={actor} />
        <PolicyForm {...{ query, resellers, managers }} />
        {trial && policy && trial.rows.length > 0 && <Result {...{ trial, policy, query, actor }} />}
      </div>
    </>
  );
}

function chosenOf({ customers, reseller, manager, budget }: WhatIfQuery) {
  return { customerIds: customers, resellerId: reseller, manager, withoutBudget: budget === "none" };
}

type ResultProps = {
  readonly trial: PolicyTrial;
  readonly policy: Policy;
  readonly query: WhatIfQuery;
  readonly actor: Actor;
};

async function Result({ trial, policy, query, actor }: ResultProps) {
  const t = await getTranslations("what-if");
  const customer = await getTranslations("customer");
  const { rows, currency, truncated } = trial;
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(query.page, pages);
  const from = (page - 1) * PAGE;
  const shown = rows.slice(from, from + PAGE);
  const hrefOf = (wanted: number) => (wanted >= 1 && wanted <= pages ? whatIfHref(query, { page: wanted }) : null);
  return (
    <>
      {truncated && <Notice kind="warn">{t("truncated", { max: TRIAL_MAX })}</Notice>}
      <Section title={t("comparison.title")}>
        <TrialComparison trial={trial} />
      </Section>
      <Section title={t("assumption.title")}>
        <Assumptions policy={policy} />
      </Section>
      <Section title={t("table.title")}>
        <TrialTable
          query={query}
          rows={shown}
          currency={currency}
          signOf={({ holder }) =>
            holder !== actor.company.kind && (
              <AuthorityChip permission={customer("head.budgetPermission")} holder={holder} isYou={false} />
            )
          }
        />
        <Pager
          previousHref={hrefOf(page - 1)}
          nextHref={hrefOf(page + 1)}
          summary={t("table.pager", { from: from + 1, to: from + shown.length, count: rows.length })}
        />
      </Section>
      <ApplySection actor={actor} trial={trial} policy={policy} />
    </>
  );
}
