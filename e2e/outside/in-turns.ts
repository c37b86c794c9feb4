const AT_ONCE = 6;

/** Runs the jobs a few at a time; answers what was found wrong. */
export async function inTurns(jobs: Iterable<() => Promise<string | null>>): Promise<readonly string[]> {
  const waiting = jobs[Symbol.iterator]();
  const wrong: string[] = [];
  const work = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const found = await next.value();
      if (found !== null) wrong.push(found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wrong;
}
