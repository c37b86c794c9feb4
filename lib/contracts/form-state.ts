import type { NonEmpty } from "@/lib/domain/decision";

/** Codes of what is amiss, by field. */
export type FieldErrors = Readonly<Record<string, readonly string[] | undefined>>;

/** What a form hears back; codes and facts only. `confirm` asks again with what will follow. */
export type FormState<Reason, Consequence = never, Saved = undefined> =
  | { readonly status: "idle" }
  | { readonly status: "saved"; readonly saved?: Saved }
  | { readonly status: "invalid"; readonly fieldErrors: FieldErrors }
  | { readonly status: "confirm"; readonly consequences: NonEmpty<Consequence> }
  | { readonly status: "refused"; readonly reasons: NonEmpty<Reason> };
