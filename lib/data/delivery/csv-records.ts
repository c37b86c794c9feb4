/** A record and the line it begins on (the header's is 1); no fields when it is no valid CSV. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] | null; readonly text: string };

type Found = { readonly fields: string[]; readonly end: number };
type Field = { readonly value: string; readonly end: number };
type Lack = "incomplete" | "malformed";

const QUOTE = 34;
const COMMA = 44;
const CR = 13;
const LF = 10;
const RECORD_CHARACTERS_MAX = 1 << 20;
const SHOWN_CHARACTERS = 200;

/**
 * Splits text into CSV records (RFC 4180, LF or CRLF), however it is cut into pieces.
 * Its own, because it must name the line a record begins on and go on after a broken one.
 */
export class CsvRecords {
  #rest = "";
  #line = 1;
  /** A line too long to be kept is given up; what is left of it is passed over. */
  #isPassing = false;

  /** The records that `text` completes; with `isLast` also the one that ends with it. */
  *read(text: string, isLast: boolean): Generator<CsvRecord> {
    const buffer = this.#rest + text;
    let at = this.#isPassing ? this.#pass(buffer) : 0;
    while (at < buffer.length) {
      const found = recordAt(buffer, at, isLast);
      if (typeof found === "string" && !isLast && mayBecomeWhole(buffer, at, found)) break;
      const record = typeof found === "string" ? brokenLine(buffer, at) : found;
      if (!isBlank(record)) yield { line: this.#line, fields: record.fields, text: shown(buffer, at, record) };
      this.#line += linesIn(buffer, at, record.end);
      this.#isPassing = record.fields === null && buffer.charCodeAt(record.end - 1) !== LF;
      at = record.end;
    }
    this.#rest = buffer.slice(at);
  }

  #pass(buffer: string): number {
    const end = buffer.indexOf("\n");
    if (end < 0) return buffer.length;
    this.#isPassing = false;
    this.#line++;
    return end + 1;
  }
}

// A broken line is given up as a whole, so its end must be here; an unfinished record is awaited.
function mayBecomeWhole(buffer: string, at: number, lack: Lack): boolean {
  const isShort = buffer.length - at <= RECORD_CHARACTERS_MAX;
  return isShort && (lack === "incomplete" || buffer.indexOf("\n", at) < 0);
}

function recordAt(buffer: string, start: number, isLast: boolean): Found | Lack {
  const fields: string[] = [];
  let at = start;
  let newline = -1;
  for (;;) {
    if (newline < at) newline = endOfLine(buffer, at);
    const field = buffer.charCodeAt(at) === QUOTE ? quotedAt(buffer, at, isLast) : plainAt(buffer, at, newline, isLast);
    if (typeof field === "string") return field;
    fields.push(field.value);
    at = field.end;
    if (at >= buffer.length) return isLast ? { fields, end: at } : "incomplete";
    const next = buffer.charCodeAt(at);
    if (next === COMMA) at++;
    else if (next === LF) return { fields, end: at + 1 };
    else return "malformed";
  }
}

function endOfLine(buffer: string, at: number): number {
  const found = buffer.indexOf("\n", at);
  return found < 0 ? buffer.length : found;
}

function plainAt(buffer: string, at: number, newline: number, isLast: boolean): Field | Lack {
  const comma = buffer.indexOf(",", at);
  if (comma >= 0 && comma < newline) return { value: buffer.slice(at, comma), end: comma };
  if (newline === buffer.length && !isLast) return "incomplete";
  const hasReturn = newline > at && buffer.charCodeAt(newline - 1) === CR;
  return { value: buffer.slice(at, hasReturn ? newline - 1 : newline), end: newline };
}

function quotedAt(buffer: string, at: number, isLast: boolean): Field | Lack {
  let close = buffer.indexOf('"', at + 1);
  let hasPairs = false;
  while (close >= 0 && buffer.charCodeAt(close + 1) === QUOTE) {
    hasPairs = true;
    close = buffer.indexOf('"', close + 2);
  }
  if (close < 0) return "incomplete";
  const hasReturn = buffer.charCodeAt(close + 1) === CR;
  const end = close + (hasReturn ? 2 : 1);
  // The quote that ends the piece may be half of a pair, the return half of a line end.
  if (end >= buffer.length && !isLast) return "incomplete";
  const text = buffer.slice(at + 1, close);
  return { value: hasPairs ? text.replaceAll('""', '"') : text, end };
}

// Only the line on which a broken record begins is given up, so one stray quote costs one row.
function brokenLine(buffer: string, start: number): { fields: null; end: number } {
  return { fields: null, end: Math.min(endOfLine(buffer, start) + 1, buffer.length) };
}

function isBlank({ fields }: { fields: readonly string[] | null }): boolean {
  return fields?.length === 1 && fields[0] === "";
}

function shown(buffer: string, start: number, { fields, end }: { fields: readonly string[] | null; end: number }) {
  return fields === null ? buffer.slice(start, Math.min(end, start + SHOWN_CHARACTERS)).trimEnd() : "";
}

function linesIn(buffer: string, start: number, end: number): number {
  let lines = 0;
  for (let at = buffer.indexOf("\n", start); at >= 0 && at < end; at = buffer.indexOf("\n", at + 1)) lines++;
  return lines;
}
