import "server-only";
import { auditEntries } from "@/db/schema";

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
