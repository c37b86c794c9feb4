import "server-only";
import { unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import type { BaseFileProblem, BaseTable } from "./read-base-file";

/** A workbook may unpack to this at most: a small file can hold gigabytes of zeros. */
const UNPACKED_BYTES_MAX = 100 * 1024 * 1024;
// A spreadsheet keeps 15 digits of a number; an id longer than that has lost its end already.
const EXACT_DIGITS = 15;

/** Whether the bytes are a ZIP, as a workbook is; a CSV never begins so. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Every sheet of an XLSX as text: days as YYYY-MM-DD, numbers as a spreadsheet shows them. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly BaseTable[] | BaseFileProblem> {
  try {
    if (unpackedBytesOf(bytes) > UNPACKED_BYTES_MAX) return "too-large";
    const sheets = await readXlsxFile(Buffer.from(bytes), { parseNumber: numberText });
    return sheets.map(({ sheet, data }) => ({
      sheet,
      rows: data.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) })),
    }));
  } catch {
    // Whatever the reader stumbled over is the file's.
    return "malformed";
  }
}

function unpackedBytesOf(bytes: Uint8Array): number {
  let sum = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
}

/** "1234.5600000000001" is 1234.56 to whoever typed it; what lost digits is no text of any column. */
function numberText(stored: string): string {
  const value = Number(stored);
  if (Number.isInteger(value) && Math.abs(value) >= 10 ** EXACT_DIGITS) return `${stored}\0`;
  return String(Number(value.toPrecision(EXACT_DIGITS)));
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? "" : String(cell);
}
