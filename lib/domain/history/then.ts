/** Something that stood for a while; endedAt null: it stands. */
export type Stretch = { readonly since: Date; readonly endedAt: Date | null };

/** From its first instant up to, not including, its end ("As it stood"). */
export function stoodAt({ since, endedAt }: Stretch, at: Date): boolean {
  return since <= at && (endedAt === null || endedAt > at);
}

/** What was known of a cause at `at`: that it would go later was not ("As it stood"). */
export function knownAt<Cause extends { readonly goneAt: Date | null }>(cause: Cause, at: Date): Cause {
  return cause.goneAt !== null && cause.goneAt > at ? { ...cause, goneAt: null } : cause;
}
