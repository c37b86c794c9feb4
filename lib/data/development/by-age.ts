import "server-only";
import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { PagePlace } from "@/lib/contracts/page";
import { isBackwards } from "../page-of";

export const PAGE = 50;

type Key = { readonly at: PgColumn; readonly id: PgColumn };

/** Newest first, from a row on or up to it: the clause, the order to read in, and the place if it was one. */
export function byAge(given: PagePlace, { at, id }: Key) {
  const cursor = decodeCursor(given.after ?? given.before);
  const instant = cursor === null ? Number.NaN : Date.parse(cursor[0]);
  const place = cursor !== null && !Number.isNaN(instant) ? given : { after: null, before: null };
  const backwards = isBackwards(place);
  const order = backwards ? [asc(at), asc(id)] : [desc(at), desc(id)];
  return { place, order, beyond: beyondOf() };

  function beyondOf(): SQL | undefined {
    if (cursor === null || Number.isNaN(instant)) return undefined;
    const key = sql`(${new Date(instant).toISOString()}::timestamptz, ${cursor[1]}::uuid)`;
    return backwards ? sql`(${at}, ${id}) > ${key}` : sql`(${at}, ${id}) < ${key}`;
  }
}

export const ageKey = (at: Date, id: string) => encodeCursor([at.toISOString(), id]);
