import type { FormEvent } from "react";

/** The name of the button that only tries a batch. */
export const TRY = "try";

/** The button that sent a form; null where none did. */
export function submitterOf({ nativeEvent }: FormEvent<HTMLFormElement>): HTMLButtonElement | null {
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  return submitter instanceof HTMLButtonElement ? submitter : null;
}
