import { BATCH_MAX } from "./budget";
import { RestrictionRow } from "./restriction-batch";
import { RESTRICTION_COLUMNS } from "./restriction-columns";
import { readSheet, type SheetLine, type SheetRead } from "./sheet";

/** A CSV of customer, act, reason and message. */
export function readRestrictionSheet(text: string): SheetRead {
  return readSheet(text, {
    columns: RESTRICTION_COLUMNS,
    required: { customer: "customer-column-missing", act: "act-column-missing" },
    rowsMax: BATCH_MAX,
  });
}

/** The row of a line for a customer known by now; null with the columns that are wrong. */
export function restrictionRowOf({ cells }: SheetLine, customerId: string) {
  const read = RestrictionRow.safeParse({
    customerId,
    act: cells["act"]?.toLowerCase(),
    reason: cells["reason"],
    messageToCustomer: cells["message"],
  });
  if (read.success) return { row: read.data, problems: [] };
  return { row: null, problems: [...new Set(read.error.issues.map(({ path }) => `bad-${String(path[0] ?? "row")}`))] };
}
