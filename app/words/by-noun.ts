import type { AbstractIntlMessages } from "next-intl";

/** One file a noun; the file's name is its namespace. */
export function byNoun(files: Readonly<Record<string, unknown>>): AbstractIntlMessages {
  const entries = Object.entries(files).map(([file, messages]) => [file.replace(/^.*\/|\.json$/g, ""), messages]);
  return Object.fromEntries(entries);
}
