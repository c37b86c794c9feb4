import { parse } from "csv-parse/sync";

export type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** The records of a CSV with the line each ends in, blank lines skipped; null when it cannot be read as one. */
export function csvRecordsOf(text: string): readonly CsvRecord[] | null {
  const options = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true };
  try {
    return parse(text, { ...options, delimiter: delimiterOf(text) }) as unknown as CsvRecord[];
  } catch {
    return null;
  }
}

/** The first line tells: a sheet pasted comes with tabs, some programs write semicolons. */
function delimiterOf(text: string): string {
  const [line = ""] = text.split("\n", 1);
  return ["\t", ";", ","].find((sign) => line.includes(sign)) ?? ",";
}

/** A heading as a column's name: trimmed, lower case, "_" for blanks. */
export function columnOf(heading: string): string {
  return heading.trim().toLowerCase().replaceAll(" ", "_");
}
