import "server-only";
import type { AuditEntry } from "@/lib/contracts/operation-log";
import { OperationLogFilter } from "@/lib/contracts/operation-log";
import { auditPage } from "../audit-log/list-audit-entries";
import type { ExportSource, Say } from "./content";
import { PAGE, pagesOf, type TableRow, tableCells, tableColumns } from "./table";

const COLUMNS = {
  at: "text",
  change: "text",
  actorKind: "text",
  person: "person",
  company: "text",
  role: "text",
  action: "text",
  code: "text",
  objectKind: "text",
  objectId: "text",
  object: "person",
  customer: "text",
  before: "facts",
  after: "facts",
  reason: "words",
  request: "text",
  ip: "text",
  position: "number",
  hash: "text",
} as const;

/** The operation log as its page has it, the newest first; times are UTC, as they are sealed. */
export const operationLogSource: ExportSource = async (tx, { actor, query, say, ownDayStart }) => {
  const { from, to, ...rest } = OperationLogFilter.parse(query);
  const filter = {
    ...rest,
    from: from === null ? null : ownDayStart(from),
    toExclusive: to === null ? null : ownDayStart(to, 1),
  };
  const pages = pagesOf<AuditEntry>(PAGE, (last) => auditPage(tx, actor, filter, last, PAGE));
  return {
    columns: tableColumns(COLUMNS, say, "audit.export"),
    notes: [],
    noteColumn: null,
    rows: (async function* () {
      for await (const page of pages) yield page.map((entry) => tableCells(COLUMNS, rowOf(entry, say)));
    })(),
  };
};

const factsOf = (value: unknown) => (value === null ? null : JSON.stringify(value));

function rowOf(entry: AuditEntry, say: Say): TableRow<typeof COLUMNS> {
  const { by } = entry;
  const isPerson = by.kind === "person" || by.kind === "key";
  return {
    at: entry.at.toISOString(),
    change: entry.changeId,
    actorKind: by.kind,
    person: isPerson ? by.name : null,
    company: by.accountName,
    role: by.roles.join(" "),
    action: say(`audit.action.${entry.action.replaceAll(".", "_")}`),
    code: entry.action,
    objectKind: entry.subjectKind,
    objectId: entry.subjectId,
    object: entry.subjectName,
    customer: entry.customerId,
    before: factsOf(entry.before),
    after: factsOf(entry.after),
    reason: entry.reason,
    request: entry.requestId,
    ip: entry.ip,
    position: entry.position === null ? null : String(entry.position),
    hash: entry.hash,
  };
}
