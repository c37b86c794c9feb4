import type { NonEmpty } from "@/lib/domain/decision";

/** What a form hears back; codes and facts only. `confirm` asks again with what will follow. */
export type FormState<Reason, Consequence = never, Saved = undefined> =
  | { readonly status: "idle" }
  | { readonly status: "saved"; readonly saved?: Saved }
  | { readonly status: "invalid"; readonly fieldErrors: Readonly<Record<string, readonly string[] | undefined>> }
  | { readonly status: "confirm"; readonly consequences: NonEmpty<Consequence> }
  | { readonly status: "refused"; readonly reasons: NonEmpty<Reason> };
