import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuditEntryRow } from "@/components/audit/audit-entry-row";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { OperationLogQuery } from "@/lib/contracts/operation-log";
import { type AuditCursor, type AuditFilter, listAuditEntries } from "@/lib/data/audit-log/list-audit-entries";
import { formatInstant, zoneLabel } from "@/lib/format/date";
import { zoneDayStart } from "@/lib/format/zone-day";
import { LogFilters } from "./log-filters";

type PageProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function OperationLogPage({ searchParams }: PageProps) {
  const permit = await requirePermit("operation-log.read");
  const { user } = await requireVisitor();
  const query = OperationLogQuery.parse({ ...EMPTY, ...(await searchParams) });
  const [t, locale] = [await getTranslations("audit"), await getLocale()];
  const page = await listAuditEntries(permit, filterOf(query, user.timeZone), cursorOf(query.after));
  const zone = zoneLabel(new Date(), user.timeZone);
  return (
    <div>
      <PageHeader title={t("title")} answer={t(`answer.${permit.actor.company.kind}`, { zone })} />
      <LogFilters query={query} />
      {page.entries.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      ) : (
        <ul aria-label={t("title")} className="mt-4 border-t border-line-strong">
          {page.entries.map((entry) => (
            <AuditEntryRow
              key={entry.id}
              entry={entry}
              at={formatInstant(entry.at, { zone: user.timeZone, locale })}
              zone={user.timeZone}
            />
          ))}
        </ul>
      )}
      <Pager
        previousHref={query.after === null ? null : hrefOf({ ...query, after: null })}
        nextHref={page.next && hrefOf({ ...query, after: `${page.next.at.getTime()}_${page.next.id}` })}
      />
    </div>
  );
}

const EMPTY = { from: null, to: null, person: null, action: null, object: null, customer: null, after: null };

function filterOf(query: OperationLogQuery, zone: string): AuditFilter {
  const { from, to, person, action, object, customer: customerId } = query;
  return {
    from: from === null ? null : zoneDayStart(from, zone),
    toExclusive: to === null ? null : zoneDayStart(to, zone, 1),
    person,
    action,
    object,
    customerId,
  };
}

function cursorOf(after: string | null): AuditCursor | null {
  const [ms, id] = after?.split("_") ?? [];
  const at = new Date(Number(ms));
  return id === undefined || Number.isNaN(at.getTime()) ? null : { at, id };
}

function hrefOf(query: OperationLogQuery): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? "/operation-log" : `/operation-log?${new URLSearchParams(given)}`;
}
