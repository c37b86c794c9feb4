import type { NonEmpty } from "@/lib/domain/decision";
import type { CodeNeeded } from "@/lib/domain/verification/verification";

/** Codes of what is amiss, by field. */
export type FieldErrors = Readonly<Record<string, readonly string[] | undefined>>;

/** What a form hears back; codes and facts only. `confirm` asks again with what will follow, `code-needed` for a code. */
export type FormState<Reason, Consequence = never, Saved = undefined> =
  | { readonly status: "idle" }
  | { readonly status: "saved"; readonly saved?: Saved }
  | { readonly status: "invalid"; readonly fieldErrors: FieldErrors }
  | { readonly status: "confirm"; readonly consequences: NonEmpty<Consequence> }
  | CodeNeeded
  | { readonly status: "refused"; readonly reasons: NonEmpty<Reason> };
