import { getTranslations } from "next-intl/server";
import { requireVisitor } from "@/lib/auth/session";
import { OperationLogFilter } from "@/lib/contracts/operation-log";
import { beginExport } from "@/lib/data/audit-log/begin-export";
import { type AuditCursor, type AuditFilter, listAuditEntries } from "@/lib/data/audit-log/list-audit-entries";
import type { Permit } from "@/lib/domain/access/permit";
import { keyOf } from "@/lib/format/audit";
import { csvLine } from "@/lib/format/csv";
import { auditFilterOf } from "@/lib/format/log-filter";
import { LOG_COLUMNS, logLine } from "@/lib/format/log-line";
import { ownForm, ownPermit, refusal } from "../own-request";

const PAGE = 1000;

/** What is filtered of the operation log as CSV, a page in memory at a time. */
export async function POST(request: Request): Promise<Response> {
  const permit = await ownPermit(request, "operation-log.export");
  if (permit instanceof Response) return permit;
  const form = await ownForm(request);
  if (form === null) return refusal(400, "operation-log.malformed");
  const filter = OperationLogFilter.parse(Object.fromEntries(form));
  const begun = await beginExport(permit, filter);
  if (!begun.allowed) return refusal(429, begun.reasons[0].code, { max: begun.reasons[0].max });
  const { user } = await requireVisitor();
  const t = await getTranslations("audit");
  const lines = linesOf(permit, auditFilterOf(filter, user.timeZone), (action) =>
    t.has(`action.${keyOf(action)}`) ? t(`action.${keyOf(action)}`) : action,
  );
  const head = csvLine(LOG_COLUMNS.map((name) => t(`export.${name}`)));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${head}`)),
    pull: async (controller) => {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="operation-log.csv"',
      "cache-control": "no-store",
    },
  });
}

async function* linesOf(
  permit: Permit<"operation-log.export">,
  filter: AuditFilter,
  words: (action: string) => string,
): AsyncGenerator<string> {
  let after: AuditCursor | null = null;
  do {
    const page = await listAuditEntries(permit, filter, after, PAGE);
    if (page.entries.length > 0) yield page.entries.map((entry) => logLine(entry, words(entry.action))).join("");
    after = page.next;
  } while (after !== null);
}
