import "server-only";
import { hash } from "node:crypto";
import { exactText } from "@/lib/domain/focus/exact";
import type { FocusCharge } from "@/lib/domain/focus/read-row";
import { decimalOf } from "@/lib/domain/money/money";
import { newId } from "../new-id";

const NULL = "\\N";
const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const VALUE_CHARACTERS_MAX = 200;

/** A value in COPY's text format. */
function escaped(value: string | null): string {
  if (value === null) return NULL;
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : value;
}

export type RefusedLine = {
  readonly file: number;
  readonly line: number;
  readonly column: string;
  readonly cause: string;
  readonly value: string;
};

/** A refused row as a line for COPY, facts left out. */
export function refusedLine({ file, line, column, cause, value }: RefusedLine): string {
  const cut = value.length > VALUE_CHARACTERS_MAX ? [...value].slice(0, VALUE_CHARACTERS_MAX).join("") : value;
  return `${file}\t${line}\t${escaped(column)}\t${cause}\t${escaped(cut)}${`\t${NULL}`.repeat(23)}\n`;
}

const ISO_MAX = 4096;
const isoTexts = new Map<number, string>();

/** ISO text of an instant; a bill names the same few over and over. */
function isoOf(instant: Date): string {
  const ms = instant.getTime();
  const known = isoTexts.get(ms);
  if (known !== undefined) return known;
  if (isoTexts.size >= ISO_MAX) isoTexts.clear();
  const text = instant.toISOString();
  isoTexts.set(ms, text);
  return text;
}

/** A charge as a line for COPY; equal rows get equal hashes, whatever order their file has. */
export function chargeLine(file: number, line: number, charge: FocusCharge): string {
  const name = escaped(charge.accountName);
  const facts =
    `${charge.day}\t${escaped(charge.accountId)}\t${charge.category}\t${charge.counting}\t` +
    `${decimalOf(charge.listCost)}\t${decimalOf(charge.billedCost)}\t${escaped(charge.service)}\t` +
    `${escaped(charge.region)}\t${charge.chargingMode}\t${isoOf(charge.chargeStart)}\t${isoOf(charge.chargeEnd)}\t` +
    `${escaped(charge.commitmentId)}\t${escaped(charge.resourceId)}\t${escaped(charge.resourceName)}\t` +
    escaped(JSON.stringify(charge.details));
  const rowHash = hash("sha256", `${name}\t${charge.periodEndExclusive.getTime()}\t${facts}`, "hex").slice(0, 32);
  const rounding = charge.rounding === null ? NULL : exactText(charge.rounding);
  return (
    `${file}\t${line}\t${NULL}\t${NULL}\t${NULL}\t${escaped(charge.source)}\t${escaped(charge.billingAccount)}\t` +
    `${isoOf(charge.periodStart)}\t${name}\t${rounding}\t${charge.month}\t${newId()}\t${facts}\t${rowHash}\n`
  );
}
