import { z } from "zod";

const Cursor = z.tuple([z.string().max(300), z.uuid()]);

/** Where a keyset page begins or ends: the sort's value as text, and the row's id. */
export type Cursor = z.infer<typeof Cursor>;

export function encodeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify(cursor));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** Null when the text is not one of ours: the list then begins at its start. */
export function decodeCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const read = Cursor.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** A place by instant and id. Null also beyond the years of four digits: ISO text and the database write others apart. */
export function decodeInstantCursor(text: string | null): { readonly at: Date; readonly id: string } | null {
  const cursor = decodeCursor(text);
  const at = new Date(cursor?.[0] ?? Number.NaN);
  const year = at.getUTCFullYear();
  return cursor !== null && year >= 1 && year <= 9999 ? { at, id: cursor[1] } : null;
}
