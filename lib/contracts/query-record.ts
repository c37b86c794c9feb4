export type SearchParams = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

/** The first value of each name in an address; of the names that may stand there several times all, with commas. */
export async function queryRecord(
  searchParams: SearchParams,
  several: readonly string[] = [],
): Promise<Record<string, string>> {
  const entries = Object.entries(await searchParams).flatMap(([name, value]) => {
    const first = typeof value === "string" ? value : several.includes(name) ? value?.join(",") : value?.[0];
    return first === undefined || first === "" ? [] : [[name, first] as const];
  });
  return Object.fromEntries(entries);
}
