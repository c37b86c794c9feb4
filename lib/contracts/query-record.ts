export type SearchParams = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

/** The first value of each name in an address. */
export async function queryRecord(searchParams: SearchParams): Promise<Record<string, string>> {
  const entries = Object.entries(await searchParams).flatMap(([name, value]) => {
    const first = typeof value === "string" ? value : value?.[0];
    return first === undefined || first === "" ? [] : [[name, first] as const];
  });
  return Object.fromEntries(entries);
}
