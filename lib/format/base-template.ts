import "server-only";
import writeXlsxFile, { type Row } from "write-excel-file/node";
import { BASE_COLUMNS, BASE_EXAMPLES, BASE_SHEETS, GUIDE_SHEET } from "@/lib/contracts/base-columns";
import { BASE_RECORDS, type BaseRecord } from "@/lib/domain/base/base-row";

// Text, so that a long account id keeps its digits and a day its form.
const AS_TEXT = "@";
const EMPTY_ROWS = 50;

/** The template as XLSX; `say` has the words of messages/<language>/base.json. */
export async function baseTemplate(say: (key: string) => string): Promise<Buffer> {
  const sheets = [
    {
      sheet: GUIDE_SHEET,
      data: guide(say),
      columns: [12, 20, 24, 100].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    ...BASE_RECORDS.map((record) => ({
      sheet: BASE_SHEETS[record],
      data: emptySheet(record),
      columns: BASE_COLUMNS[record].map((column) => ({ width: Math.max(14, column.length + 4) })),
      stickyRowsCount: 1,
    })),
  ];
  return writeXlsxFile(sheets).toBuffer();
}

const heading = (value: string) => ({ value, fontWeight: "bold" as const });

function emptySheet(record: BaseRecord): Row[] {
  const columns = BASE_COLUMNS[record];
  const blank = columns.map(() => ({ value: "", type: String, format: AS_TEXT }));
  return [columns.map(heading), ...Array.from({ length: EMPTY_ROWS }, () => blank)];
}

function guide(say: (key: string) => string): Row[] {
  const rows = BASE_RECORDS.flatMap((record) => {
    const examples: Readonly<Record<string, string>> = BASE_EXAMPLES[record];
    return BASE_COLUMNS[record].map((column) => [
      BASE_SHEETS[record],
      column,
      { value: examples[column] ?? "", type: String, format: AS_TEXT },
      { value: say(`column.${record}.${column}`), wrap: true },
    ]);
  });
  return [["sheet", "column", "example", "meaning"].map((word) => heading(say(`template.${word}`))), ...rows];
}
