import type { EndError } from "@/lib/domain/end/attempt";

/** What a call of another system's end came to; an end may know failures of its own besides. */
export type EndHeard<Failure extends string = never> = {
  readonly status: number | null;
  /** Null: it was taken. */
  readonly error: EndError | Failure | null;
  readonly milliseconds: number;
  /** The beginning of the body; null: none was read. */
  readonly response: string | null;
};
