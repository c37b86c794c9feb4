import "server-only";
import type { PlannedRow } from "@/lib/contracts/restriction-batch";
import { restrictionRowOf } from "@/lib/contracts/restriction-sheet";
import type { SheetLine } from "@/lib/contracts/sheet";
import type { Permit } from "@/lib/domain/access/permit";
import { switchOf } from "@/lib/domain/restriction/batch";
import { findSheetCustomers } from "../customer/find-sheet-customers";

/** The lines of a sheet with their customers; another company's, and what stands there twice, is a problem. */
export async function planRestrictions(
  permit: Permit<"restriction.batch">,
  lines: readonly SheetLine[],
): Promise<readonly PlannedRow[]> {
  const referenceOf = ({ cells }: SheetLine) => cells["customer"] ?? "";
  const known = await findSheetCustomers(permit, lines.map(referenceOf));
  const seen = new Set<string>();
  return lines.map((line): PlannedRow => {
    const customer = known.get(referenceOf(line));
    const base = { id: String(line.line), line: line.line, name: customer?.name ?? referenceOf(line) };
    if (!customer) return { ...base, customerId: null, act: null, row: null, problems: ["unknown-customer"] };
    const { row, problems } = restrictionRowOf(line, customer.id);
    const found = { ...base, customerId: customer.id, act: row?.act ?? null };
    if (!row) return { ...found, row, problems };
    const turned = `${customer.id} ${switchOf(row.act)}`;
    if (seen.has(turned)) return { ...found, row: null, problems: ["twice"] };
    seen.add(turned);
    return { ...found, row, problems };
  });
}
