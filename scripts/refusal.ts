/** An expected end: its message is one sentence for the person at the terminal, never a stack. */
export class Refusal extends Error {}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Runs a command to its exit code; only faults show a stack. */
export async function main(run: () => Promise<number>): Promise<never> {
  try {
    process.exit(await run());
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(1);
  }
}

/** Resolves once, with the first reason to leave: a signal, or the launcher being gone. */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    process.on("disconnect", () => resolve());
  });
}
