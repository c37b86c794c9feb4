const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// XML has no such characters at all, and a lone half of a pair is none.
const FORBIDDEN = /[\p{Cc}\ufffe\uffff]/gu;
const CELL_CHARACTERS_MAX = 32_767;

/** A spreadsheet holds fifteen significant digits; with more, only the text is exact. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const DIGITS_MAX = 15;

export type XmlCell = { readonly text: string; readonly isNumber: boolean };

/** The row of that number, from 1; an empty cell is left out. */
export function xmlRow(number: number, cells: readonly XmlCell[]): string {
  let row = `<row r="${number}">`;
  for (const [place, cell] of cells.entries()) {
    if (cell.text !== "") row += xmlCell(`${columnName(place)}${number}`, cell);
  }
  return `${row}</row>`;
}

function xmlCell(address: string, { text, isNumber }: XmlCell): string {
  if (isNumber && isExactNumber(text)) return `<c r="${address}"><v>${text}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** "A" to "Z", then "AA". */
function columnName(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnName(Math.floor(place / 26) - 1) + last;
}

export function isExactNumber(text: string): boolean {
  return NUMBER.test(text) && text.replace(/^-?0*\.?0*/, "").replace(".", "").length <= DIGITS_MAX;
}

function escaped(text: string): string {
  const kept = text.length > CELL_CHARACTERS_MAX ? text.slice(0, CELL_CHARACTERS_MAX) : text;
  return kept
    .toWellFormed()
    .replaceAll(FORBIDDEN, (sign) => (/[\t\n\r]/.test(sign) ? sign : ""))
    .replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");
}

export const sheetStart = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
export const sheetEnd = "</sheetData></worksheet>";

export function workbookOf(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

export function relationsOf(sheets: number): string {
  const rows = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/>`;
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows.join("")}${styles}</Relationships>`;
}

export const ROOT_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`;

export function contentTypesOf(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.join("")}</Types>`;
}
