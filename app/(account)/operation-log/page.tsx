import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AUDIT_COLUMNS, AuditEntryRow } from "@/components/audit/audit-entry-row";
import { SealState } from "@/components/audit/seal-state";
import { ExportButton } from "@/components/export/export-button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { thenHref } from "@/lib/contracts/history-query";
import { type AuditEntry, type OperationLogFilter, OperationLogQuery } from "@/lib/contracts/operation-log";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getSeal } from "@/lib/data/audit-log/get-seal";
import { type AuditCursor, listAuditEntries } from "@/lib/data/audit-log/list-audit-entries";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { issuePermit } from "@/lib/domain/access/permit";
import { mayExport } from "@/lib/domain/export/decide-export";
import { formatInstant, zoneLabel } from "@/lib/format/date";
import { auditFilterOf } from "@/lib/format/log-filter";
import { requestExportAction } from "../../export-action";
import { PageViews } from "../../page-views";
import { LogFilters } from "./log-filters";

const PATH = "/operation-log";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function OperationLogPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("operation-log.read");
  const { user } = await requireVisitor();
  const address = await queryRecord(searchParams);
  const { after, ...filter } = OperationLogQuery.parse(address);
  const [t, locale] = [await getTranslations("audit"), await getLocale()];
  const [page, seal, currency] = await Promise.all([
    listAuditEntries(permit, auditFilterOf(filter, user.timeZone), cursorOf(after)),
    getSeal(permit),
    getCurrency(permit),
  ]);
  const readsThen = issuePermit(permit.actor, "history.read") !== null;
  return (
    <div>
      <PageHeader
        title={t("title")}
        answer={t(`answer.${permit.actor.company.kind}`, { zone: zoneLabel(new Date(), user.timeZone) })}
        actions={
          mayExport(permit.actor, "operation-log") && (
            <ExportButton action={requestExportAction} kinds={["operation-log"]} query={filter} />
          )
        }
      />
      <SealState seal={seal} zone={user.timeZone} />
      <div className="mb-4">
        <PageViews path={PATH} query={address} />
      </div>
      <LogFilters filter={filter} />
      {filter.change && <p className="mt-3 text-sm text-ink-2">{t("changeShown")}</p>}
      {page.entries.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      ) : (
        <>
          <p
            aria-hidden
            className={`${AUDIT_COLUMNS} mt-4 border-b border-line-strong pr-2 pb-1.5 pl-7 text-xs font-semibold text-ink-2 max-md:hidden`}
          >
            {(["at", "did", "about", "by"] as const).map((column) => (
              <span key={column}>{t(`column.${column}`)}</span>
            ))}
          </p>
          <ul aria-label={t("title")} className="max-md:mt-4 max-md:border-t max-md:border-line-strong">
            {page.entries.map((entry) => (
              <AuditEntryRow
                key={entry.id}
                entry={entry}
                at={formatInstant(entry.at, { zone: user.timeZone, locale })}
                zone={user.timeZone}
                currency={currency}
                customer={readsThen ? customerOf(entry) : null}
                changeHref={placeHref(PATH, { change: entry.changeId })}
                isOpen={filter.change !== null}
              />
            ))}
          </ul>
        </>
      )}
      <Pager
        previousHref={after === null ? null : hrefOf(filter, null)}
        nextHref={page.next && hrefOf(filter, `${page.next.at.getTime()}_${page.next.id}`)}
      />
    </div>
  );
}

function customerOf({ customerId, at }: AuditEntry) {
  if (customerId === null) return null;
  return { thenHref: thenHref(customerId, at), logHref: placeHref(PATH, { customer: customerId }) };
}

function cursorOf(after: string | null): AuditCursor | null {
  const [ms, id] = after?.split("_") ?? [];
  const at = new Date(Number(ms));
  return id === undefined || Number.isNaN(at.getTime()) ? null : { at, id };
}

function hrefOf(filter: OperationLogFilter, after: string | null): string {
  return placeHref(PATH, { ...filter, after });
}
