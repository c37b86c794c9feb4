import type { AuditEntry } from "@/lib/contracts/operation-log";
import { csvLine } from "./csv";
import { maskFacts, maskName, maskText } from "./mask";

/** What a line of an exported log holds, in order; the names of the columns in audit.export. */
export const LOG_COLUMNS = [
  "at",
  "change",
  "actorKind",
  "person",
  "company",
  "role",
  "action",
  "code",
  "objectKind",
  "objectId",
  "object",
  "customer",
  "before",
  "after",
  "reason",
  "request",
  "ip",
  "position",
  "hash",
] as const;

/** An entry as a line of CSV, with names, e-mail addresses and phone numbers anonymised. */
export function logLine(entry: AuditEntry, actionWords: string): string {
  const { by } = entry;
  const isPerson = by.kind === "person" || by.kind === "key";
  const facts = (value: unknown) => (value === null ? "" : JSON.stringify(maskFacts(value)));
  const cells: Readonly<Record<(typeof LOG_COLUMNS)[number], string | number>> = {
    at: entry.at.toISOString(),
    change: entry.changeId,
    actorKind: by.kind,
    person: isPerson ? maskName(by.name) : "",
    company: by.accountName,
    role: by.roles.join(" "),
    action: actionWords,
    code: entry.action,
    objectKind: entry.subjectKind,
    objectId: entry.subjectId,
    object: maskName(entry.subjectName),
    customer: entry.customerId ?? "",
    before: facts(entry.before),
    after: facts(entry.after),
    reason: entry.reason === null ? "" : maskText(entry.reason),
    request: entry.requestId,
    ip: entry.ip ?? "",
    position: entry.position ?? "",
    hash: entry.hash ?? "",
  };
  return csvLine(LOG_COLUMNS.map((name) => cells[name]));
}
