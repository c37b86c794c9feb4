import { z } from "zod";

/** One keyset page; where the neighbours begin, null when there is no such page. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly before: string | null;
  readonly after: string | null;
};

/** Where a page stands: after or before a row; both null: at the list's start. */
export type PagePlace = { readonly after: string | null; readonly before: string | null };

export const START: PagePlace = { after: null, before: null };

/** A page by offset, of an interface that counts records from 0; it costs what it passes over. */
export type OffsetPage = { readonly offset: number; readonly limit: number };

const row = z.uuid().nullable().catch(null);
// PostgreSQL knows no text with a zero byte.
const account = z
  .string()
  .max(500)
  .regex(/^[^\0]+$/)
  .nullable()
  .catch(null);

/** The address of a list whose rows have ids; what cannot be read begins at the start. */
export const RowPlace = z.object({ after: row, before: row });

/** The address of the deliveries' page: imports, and the control totals of deliveries. */
export const DeliveriesPlace = z.object({
  after: row,
  before: row,
  totalsAfter: z.string().max(400).nullable().catch(null),
  totalsBefore: z.string().max(400).nullable().catch(null),
});

/** The address of the accounts' page, which has two lists. */
export const AccountsPlace = z.object({ after: account, before: account, mappedAfter: row, mappedBefore: row });
export type AccountsPlace = z.infer<typeof AccountsPlace>;

/** An address with what of the query is given. */
export function placeHref(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
