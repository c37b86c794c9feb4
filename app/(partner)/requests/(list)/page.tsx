import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { RequestTable } from "@/components/request/request-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { REQUEST_STATE_FILTERS, RequestListQuery } from "@/lib/contracts/request";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { countPendingRequests } from "@/lib/data/request/count-pending-requests";
import { listRequests } from "@/lib/data/request/list-requests";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { REQUEST_KINDS } from "@/lib/domain/request/request";
import { formatCountdown } from "@/lib/format/date";

type Props = { readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("request"))("title") };
}

export default async function RequestsPage({ searchParams }: Props) {
  const permit = await requirePermit("request.read");
  const { actor } = permit;
  const isInbox = actor.company.kind === "distributor";
  const at = new Date();
  const asked = RequestListQuery.parse(await queryRecord(searchParams));
  // An inbox is for what waits, an outbox also for what was answered.
  const query = { ...asked, state: asked.state ?? (isInbox ? "pending" : "all") } as const;
  const reading = issuePermit(actor, "customer.read") ?? notFound();
  const [{ user }, page, counts, currency, t, locale] = await Promise.all([
    requireVisitor(),
    listRequests(permit, query),
    countPendingRequests(permit, at),
    getCurrency(reading),
    getTranslations("request"),
    getLocale(),
  ]);
  const oldest = counts.oldestAt ? formatCountdown(at, counts.oldestAt, locale) : "";
  const mayAsk = issuePermit(actor, "request.create") !== null && narrowedTo(actor) === null;
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t(`answer.${isInbox ? "distributor" : "reseller"}`, { pending: counts.pending, oldest })}
        actions={
          mayAsk && (
            <LinkButton href="/requests/new?kind=permission" size="sm">
              {t("list.ask")}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <NarrowedNote actor={actor} />
        <RequestFilters actor={actor} query={query} isFiltered={Object.values(asked).some((value) => value !== null)} />
        {page.rows.length === 0 ? (
          <EmptyState title={t("list.empty")}>{t(isInbox ? "list.emptyDistributor" : "list.emptyReseller")}</EmptyState>
        ) : (
          <RequestTable
            caption={t("list.caption")}
            requests={page.rows}
            currency={currency}
            zone={user.timeZone}
            at={at}
            showReseller={isInbox}
          />
        )}
        <Pager {...pagesOf(query, page.after)} />
      </div>
    </>
  );
}

type FiltersProps = { readonly actor: Actor; readonly query: RequestListQuery; readonly isFiltered: boolean };

async function RequestFilters({ actor, query, isFiltered }: FiltersProps) {
  const reading = actor.company.kind === "distributor" ? issuePermit(actor, "customer.read") : null;
  const [t, resellers] = [await getTranslations("request"), reading ? await listCustomerResellers(reading) : []];
  const stateWord = (state: (typeof REQUEST_STATE_FILTERS)[number]) =>
    state === "all" || state === "answered" ? t(`list.${state}`) : t(`state.${state}`);
  return (
    <FilterBar
      action="/requests"
      label={t("list.filter")}
      lead={t("list.lead")}
      filters={[
        {
          name: "state",
          label: t("list.stateFilter"),
          value: query.state ?? "",
          options: REQUEST_STATE_FILTERS.map((value) => ({ value, label: stateWord(value) })),
        },
        {
          name: "kind",
          label: t("list.kindFilter"),
          value: query.kind ?? "",
          options: [
            { value: "", label: t("list.anyKind") },
            ...REQUEST_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ],
        },
        ...(resellers.length === 0
          ? []
          : [
              {
                name: "reseller",
                label: t("list.resellerFilter"),
                value: query.reseller ?? "",
                options: [
                  { value: "", label: t("list.anyReseller") },
                  ...resellers.map(({ id, name }) => ({ value: id, label: name })),
                ],
              },
            ]),
      ]}
      kept={query.customer === null ? {} : { customer: query.customer }}
      clearHref={isFiltered ? "/requests" : null}
    />
  );
}

function pagesOf(query: RequestListQuery, after: string | null) {
  return {
    previousHref: query.after === null ? null : hrefOf({ ...query, after: null }),
    nextHref: after && hrefOf({ ...query, after }),
  };
}

function hrefOf(query: RequestListQuery): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? "/requests" : `/requests?${new URLSearchParams(given)}`;
}
