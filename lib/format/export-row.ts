import type { ColumnKind } from "@/lib/domain/export/export";
import { csvLine } from "./csv";
import { maskEmail, maskFacts, maskName, maskPhone, maskText } from "./mask";

const KEPT = (text: string) => text;

/** How a cell leaves the house: what is a person's is made unreadable. */
const MASKS: Readonly<Record<ColumnKind, (text: string) => string>> = {
  text: KEPT,
  number: KEPT,
  person: maskName,
  email: (text) => (text === "" ? "" : maskEmail(text)),
  phone: (text) => (text === "" ? "" : maskPhone(text)),
  words: maskText,
  facts: (text) => (text === "" ? "" : JSON.stringify(maskFacts(JSON.parse(text)))),
};

/** Rows of an export as lines of CSV by the kinds of their columns. */
export function exportLine(kinds: readonly ColumnKind[], cells: readonly (string | null)[]): string {
  return csvLine(kinds.map((kind, index) => MASKS[kind](cells[index] ?? "")));
}
