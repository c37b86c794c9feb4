import type { AlertReason } from "@/lib/domain/alert/decide-handling";
import type { FormState } from "./form-state";

/** What became of an act about some alerts: how many it was done about, and why not about the others. */
export type HandleOutcome = {
  readonly done: number;
  readonly refused: number;
  readonly reasons: readonly AlertReason[];
};
export type HandleState = FormState<AlertReason, never, HandleOutcome>;
export type HandleAction = (previous: HandleState, form: FormData) => Promise<HandleState>;
