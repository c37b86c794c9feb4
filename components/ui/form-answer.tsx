import type { FormState } from "@/lib/contracts/form-state";
import type { Wording } from "@/lib/format/wording";
import { Notice } from "./notice";
import { ReasonList, type Way } from "./reason-list";

type FormAnswerProps<Reason> = {
  readonly state: FormState<Reason, unknown, unknown>;
  /** What did not happen: "The budget was not set". */
  readonly refused: string;
  /** That a field is amiss; the field itself says how. */
  readonly invalid: string;
  readonly wordsOf: (reason: Reason) => Wording;
  readonly ways?: readonly Way[];
};

/** Why a form did not take effect; nothing where it did, or asks for a confirmation. */
export function FormAnswer<Reason>({ state, refused, invalid, wordsOf, ways = [] }: FormAnswerProps<Reason>) {
  if (state.status === "refused") {
    return <ReasonList title={refused} reasons={state.reasons.map(wordsOf)} ways={ways} />;
  }
  if (state.status !== "invalid") return null;
  return (
    <Notice kind="danger" live="alert">
      {invalid}
    </Notice>
  );
}
