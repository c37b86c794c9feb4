import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { type Money, parseMoney, sumOf, ZERO } from "@/lib/domain/money/money";

/** The month of the official sample. */
export const SAMPLE_MONTH = "2024-09";
export const SAMPLE_ROWS = 1000;

const PLACES = [process.env["FOCUS_SAMPLE"], join(import.meta.dirname, "../../shared/real-data/focus_sample.csv")];

/** Where the official FOCUS sample lies; null when this machine does not have it. */
export const SAMPLE = PLACES.find((given) => given !== undefined && existsSync(given)) ?? null;

export type SampleRow = Readonly<Record<string, string>>;

export function sampleRows(): readonly SampleRow[] {
  return SAMPLE === null ? [] : parse(readFileSync(SAMPLE), { columns: true });
}

export function csvOf(rows: readonly SampleRow[]): Buffer {
  return Buffer.from(stringify([...rows], { header: true }));
}

/** The same rows with every date moved by the same whole months, so that the sample's month becomes the given one. */
export function movedTo(month: BillingMonth, rows: readonly SampleRow[]): readonly SampleRow[] {
  return rows.map((row) => ({
    ...row,
    BillingPeriodStart: moved(row["BillingPeriodStart"], month),
    BillingPeriodEnd: moved(row["BillingPeriodEnd"], month),
    ...movedCharge(row, month),
  }));
}

// A charge keeps its length: a day of the sample may not exist in a shorter month.
function movedCharge(row: SampleRow, month: BillingMonth): SampleRow {
  const length = instantOf(row["ChargePeriodEnd"]).getTime() - instantOf(row["ChargePeriodStart"]).getTime();
  const start = moved(row["ChargePeriodStart"], month);
  return { ChargePeriodStart: start, ChargePeriodEnd: textOf(new Date(instantOf(start).getTime() + length)) };
}

function moved(text: string | undefined, month: BillingMonth): string {
  const instant = instantOf(text);
  const months = monthNumberOf(month) - monthNumberOf(SAMPLE_MONTH);
  const [year, index] = [instant.getUTCFullYear(), instant.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  const day = Math.min(instant.getUTCDate(), lastDay);
  return textOf(new Date(Date.UTC(year, index, day, instant.getUTCHours(), instant.getUTCMinutes())));
}

function monthNumberOf(month: string): number {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return year * 12 + number;
}

function instantOf(text = ""): Date {
  return new Date(`${text.replace(" ", "T")}Z`);
}

function textOf(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace("T", " ");
}

export type SampleAccount = { readonly account: string; readonly name: string; readonly cost: Money };

/** Accounts with plain usage of the month alone, dearest first: what they cost needs no rule to be known. */
export function plainAccounts(rows: readonly SampleRow[], month: string): readonly SampleAccount[] {
  const byAccount = Map.groupBy(rows, (row) => row["SubAccountId"] ?? "");
  return [...byAccount]
    .filter(([, own]) => own.every((row) => isPlain(row, month)))
    .map(([account, own]) => ({ account, name: own[0]?.["SubAccountName"] ?? "", cost: costOf(own) }))
    .toSorted((left, right) => Number(right.cost - left.cost));
}

function costOf(rows: readonly SampleRow[]): Money {
  return sumOf(rows.map((row) => parseMoney(row["ListCost"] ?? "") ?? ZERO));
}

function isPlain(row: SampleRow, month: string): boolean {
  const isUsage = row["ChargeCategory"] === "Usage" && row["CommitmentDiscountStatus"] === "NULL";
  return isUsage && billingMonthOf(instantOf(row["ChargePeriodStart"])) === month;
}
