import type { SetBudgetInput } from "@/lib/contracts/budget";
import type { BatchRow } from "@/lib/contracts/budget-batch";
import { readBudgetSheet, sheetInputOf } from "@/lib/contracts/budget-sheet";
import { setBudgets } from "@/lib/data/budget/set-budgets";
import { findSheetCustomers } from "@/lib/data/customer/find-sheet-customers";
import type { Permit } from "@/lib/domain/access/permit";

type SheetRun = { readonly dryRun: boolean; readonly confirmed: boolean };

/** Sets the sheet's budgets, or tries to; what no line can be read for is answered in its place. */
export async function runSheet(permit: Permit<"budget.set">, text: string, { dryRun, confirmed }: SheetRun) {
  const sheet = readBudgetSheet(text);
  if (sheet.status === "refused") return sheet;
  const known = await findSheetCustomers(
    permit,
    sheet.lines.map(({ customer }) => customer),
  );
  const seen = new Set<string>();
  const planned = sheet.lines.map((line) => {
    const customer = known.get(line.customer);
    const base = {
      id: String(line.line),
      line: line.line,
      name: customer?.name ?? line.customer,
      customerId: customer?.id ?? null,
    };
    if (!customer) return { ...base, input: null, problems: ["unknown-customer"] };
    if (seen.has(customer.id)) return { ...base, input: null, problems: ["twice"] };
    seen.add(customer.id);
    return { ...base, ...sheetInputOf(line, customer.id, customer.version, confirmed) };
  });
  const inputs = planned.flatMap(({ input }): SetBudgetInput[] => (input ? [input] : []));
  const answers = new Map(
    (await setBudgets(permit, { rows: inputs, dryRun })).map((row) => [row.customerId, row.answer]),
  );
  const rows = planned.map(({ input, problems, ...base }): BatchRow => {
    const answer = input && base.customerId ? answers.get(base.customerId) : undefined;
    return { ...base, answer: answer ?? { status: "invalid", problems } };
  });
  return { status: "read", rows } as const;
}
