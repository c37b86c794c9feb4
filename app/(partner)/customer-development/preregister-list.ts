import type { RowOutcome } from "@/lib/contracts/development";
import { type ListProblem, readPreregistrationList } from "@/lib/contracts/preregistration-sheet";
import { preregisterCustomers } from "@/lib/data/development/preregister-customers";
import type { Permit } from "@/lib/domain/access/permit";

type Answer =
  | { readonly status: "read"; readonly rows: readonly RowOutcome[] }
  | { readonly status: "refused"; readonly problem: ListProblem };

const LIST_BYTES_MAX = 1_000_000;

/** Pre-registers what a pasted list or a file holds; what no line can be read for is answered in its place. */
export async function preregisterList(
  permit: Permit<"development.manage">,
  { list, sheet }: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  if (sheet instanceof File && sheet.size > LIST_BYTES_MAX) return { status: "refused", problem: "too-many" };
  const text = sheet instanceof File && sheet.size > 0 ? await sheet.text() : typeof list === "string" ? list : "";
  const read = readPreregistrationList(text);
  if (read.status === "refused") return read;
  const inputs = read.lines.flatMap(({ input }) => (input ? [input] : []));
  const answers = await preregisterCustomers(permit, inputs);
  const answerOf = new Map(answers.map(({ row, answer }) => [row, answer]));
  return {
    status: "read",
    rows: read.lines.map(({ line, name, input, problems }) => {
      const answer = input ? answerOf.get(input) : undefined;
      const reasons = answer?.allowed === false ? answer.reasons : [];
      return { id: String(line), line, name, problems, reasons };
    }),
  };
}
