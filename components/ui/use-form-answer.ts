import { type FormEvent, useActionState, useState } from "react";
import { CODE_FIELD } from "@/lib/contracts/code-fields";
import { keepInput } from "./keep-input";

const IDLE = { status: "idle" } as const;
type Idle = typeof IDLE;

/**
 * A form that asks for its consequences to be confirmed: what to put on the <form>, and its answer. An answer speaks
 * of what was sent; once a field other than `confirmed` or a code is changed it no longer does.
 */
export function useFormAnswer<Answer extends object>(
  send: (previous: Answer | Idle, form: FormData) => Promise<Answer | Idle>,
) {
  const [answer, submit, pending] = useActionState<Answer | Idle, FormData>(send, IDLE);
  const [edited, setEdited] = useState<Answer | Idle | null>(null);
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as unknown as HTMLInputElement;
    if (name !== "confirmed" && name !== CODE_FIELD) setEdited(answer);
  };
  return {
    answer: edited === answer ? IDLE : answer,
    form: { action: submit, onReset: keepInput, onChange, "aria-busy": pending },
  };
}
