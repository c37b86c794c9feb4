import "server-only";
import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { decodeInstantCursor, encodeCursor } from "@/lib/contracts/cursor";
import { type PagePlace, START } from "@/lib/contracts/page";
import { isBackwards } from "./page-of";

type Key = { readonly at: PgColumn; readonly id: PgColumn };

/**
 * A keyset page by instant and id, the newest first unless asked otherwise, from a row on or up to it: the clause, the
 * order to read in, and the place if it was one.
 */
export function byAge({ after, before }: PagePlace, { at, id }: Key, oldestFirst = false) {
  const cursor = decodeInstantCursor(after ?? before);
  const place: PagePlace = cursor === null ? START : { after, before };
  const upwards = oldestFirst !== isBackwards(place);
  const beyond: SQL | undefined = cursor
    ? sql`(${at}, ${id}) ${upwards ? sql`>` : sql`<`} (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`
    : undefined;
  return { place, order: upwards ? [asc(at), asc(id)] : [desc(at), desc(id)], beyond };
}

export const ageKey = (at: Date, id: string) => encodeCursor([at.toISOString(), id]);
