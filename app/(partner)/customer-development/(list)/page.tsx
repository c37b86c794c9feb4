import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DevelopmentTabs } from "@/components/development/development-tabs";
import { FlowSteps } from "@/components/development/flow-steps";
import { InviteChosen } from "@/components/development/invite-dialog";
import { PreregisterDialog } from "@/components/development/preregister-dialog";
import { PreregisterList } from "@/components/development/preregister-list";
import {
  mayBeInvited,
  type PreregistrationActs,
  PreregistrationTable,
} from "@/components/development/preregistration-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SelectionProvider } from "@/components/ui/selection";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { PreregistrationQuery } from "@/lib/contracts/development-query";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listPreregistrations, type PreregistrationPage } from "@/lib/data/development/list-preregistrations";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { linkEndOf } from "@/lib/domain/development/link";
import { PREREGISTRATION_STATES } from "@/lib/domain/development/preregistration";
import { env } from "@/lib/env";
import { toAppLocale } from "@/lib/format/locale";
import { inviteCustomersAction, preregisterAction, preregisterListAction, withdrawLinkAction } from "../actions";
import { loadPreviews } from "../load-previews";
import { Policy } from "../policy";

const HERE = "/customer-development";

type Props = { readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("development"))("title") };
}

export default async function PreregisteredPage({ searchParams }: Props) {
  const permit = await requirePermit("development.read");
  const at = new Date();
  const query = PreregistrationQuery.parse(await queryRecord(searchParams));
  const [page, acts, t] = await Promise.all([
    listPreregistrations(permit, query, at),
    actsOf(permit.actor, at),
    getTranslations("development"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("answer", page.counts)}
        actions={
          acts && (
            <>
              <PreregisterList action={preregisterListAction} />
              <PreregisterDialog action={preregisterAction} />
            </>
          )
        }
      />
      <DevelopmentTabs />
      <div className="flex flex-col gap-6 pt-6">
        <FlowSteps />
        <div className="flex flex-col gap-4">
          <Filters query={query} />
          <Listing page={page} query={query} acts={acts} />
        </div>
        <Policy actor={permit.actor} reseller={null} />
      </div>
    </>
  );
}

/** Null: the viewer only reads. */
async function actsOf(actor: Actor, at: Date): Promise<PreregistrationActs | null> {
  if (!issuePermit(actor, "development.manage")) return null;
  const lifeDays = env().INVITATION_LIFE_DAYS;
  const previews = await loadPreviews({ partner: actor.company.name, endsAt: linkEndOf(at, lifeDays) });
  const language = toAppLocale(await getLocale()) ?? "en";
  return { invite: { previews, language, lifeDays, action: inviteCustomersAction }, withdraw: withdrawLinkAction };
}

async function Filters({ query }: { readonly query: PreregistrationQuery }) {
  const t = await getTranslations("development");
  return (
    <FilterBar
      action={HERE}
      label={t("list.filter")}
      lead={t("list.lead")}
      search={{ name: "q", label: t("list.search"), value: query.q ?? "" }}
      filters={[
        {
          name: "state",
          label: t("list.stateFilter"),
          value: query.state ?? "",
          options: [
            { value: "", label: t("list.anyState") },
            ...PREREGISTRATION_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ],
        },
      ]}
      clearHref={isFiltered(query) ? HERE : null}
    />
  );
}

const isFiltered = ({ q, state }: PreregistrationQuery) => q !== null || state !== null;

type ListingProps = {
  readonly page: PreregistrationPage;
  readonly query: PreregistrationQuery;
  readonly acts: PreregistrationActs | null;
};

async function Listing({ page, query, acts }: ListingProps) {
  const [{ user }, t] = [await requireVisitor(), await getTranslations("development.list")];
  const { q, state } = query;
  if (page.rows.length === 0) {
    const words = isFiltered(query) ? "noMatch" : "empty";
    return <EmptyState title={t(words)}>{t(`${words}Next`)}</EmptyState>;
  }
  const invitees = page.rows.filter(mayBeInvited).map(({ id, name, email }) => ({ id, name, email }));
  return (
    // Another page is another selection.
    <SelectionProvider key={`${q} ${state} ${query.after} ${query.before}`}>
      <PreregistrationTable lines={page.rows} zone={user.timeZone} acts={acts} />
      <Pager
        previousHref={page.before && placeHref(HERE, { q, state, before: page.before })}
        nextHref={page.after && placeHref(HERE, { q, state, after: page.after })}
      />
      {acts && <InviteChosen invitees={invitees} {...acts.invite} />}
    </SelectionProvider>
  );
}
