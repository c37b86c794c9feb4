import "server-only";
import { auditEntries } from "@/db/schema";

/** Everything of an entry that must never change; another column here would break every chain sealed before it. */
export const SEALED_COLUMNS = {
  distributorId: auditEntries.distributorId,
  id: auditEntries.id,
  changeId: auditEntries.changeId,
  at: auditEntries.at,
  by: auditEntries.by,
  companyId: auditEntries.companyId,
  action: auditEntries.action,
  subjectKind: auditEntries.subjectKind,
  subjectId: auditEntries.subjectId,
  subjectName: auditEntries.subjectName,
  customerId: auditEntries.customerId,
  before: auditEntries.before,
  after: auditEntries.after,
  reason: auditEntries.reason,
  requestId: auditEntries.requestId,
  ip: auditEntries.ip,
};

export type SealedFacts = Pick<typeof auditEntries.$inferSelect, keyof typeof SEALED_COLUMNS>;

/** The same with its place in the chain. */
export const ENTRY_COLUMNS = { ...SEALED_COLUMNS, position: auditEntries.position, hash: auditEntries.hash };
