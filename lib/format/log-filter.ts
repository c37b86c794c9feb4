import type { OperationLogFilter } from "@/lib/contracts/operation-log";
import { zoneDayStart } from "./zone-day";

/** A filter of the log with its days as instants: both days are the reader's, and the last one is meant whole. */
export function auditFilterOf({ from, to, ...filter }: OperationLogFilter, zone: string) {
  return {
    ...filter,
    from: from === null ? null : zoneDayStart(from, zone),
    toExclusive: to === null ? null : zoneDayStart(to, zone, 1),
  };
}
