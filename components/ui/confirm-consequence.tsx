"use client";

import { type ReactNode, useId, useState } from "react";
import { Checkbox } from "./checkbox";
import { classNames } from "./class-names";
import { SubmitButton } from "./submit-button";

/** Without a figure its label is a sentence of its own. */
export type Consequence = { readonly figure: ReactNode | null; readonly label: ReactNode };

export type ConfirmConsequenceProps = {
  readonly title: ReactNode;
  /** The consequence in numbers: resources that become unavailable, what goes on costing, when deletion is due. */
  readonly consequences: readonly Consequence[];
  readonly note?: ReactNode;
  /** "I have read …"; the button answers only after it. */
  readonly acknowledgement: ReactNode;
  readonly acknowledgementName?: string | undefined;
  readonly confirmLabel: ReactNode;
  readonly danger?: boolean | undefined;
  readonly cancel?: ReactNode;
};

/** Goes to the end of a form: dangerous is slow on purpose. */
export function ConfirmConsequence(props: ConfirmConsequenceProps) {
  const { title, consequences, note, acknowledgement, confirmLabel, cancel, danger = true } = props;
  const [read, setRead] = useState(false);
  const id = useId();
  return (
    <div className={classNames("border-l-3 pl-4", danger ? "border-s100" : "border-s75")}>
      <p className="font-semibold">{title}</p>
      <ul className="my-3 grid gap-x-4 gap-y-1.5 sm:grid-cols-[fit-content(14rem)_1fr]">
        {consequences.map(({ figure, label }, index) => (
          <li key={index} className="grid items-baseline sm:col-span-2 sm:grid-cols-subgrid">
            {figure !== null && <strong className="figures text-lg sm:text-right">{figure}</strong>}
            <span className={figure === null ? "sm:col-span-2" : "text-ink-2"}>{label}</span>
          </li>
        ))}
      </ul>
      {note && <div className="mb-3 text-sm text-ink-2">{note}</div>}
      <Checkbox
        id={id}
        name={props.acknowledgementName ?? "acknowledged"}
        required
        label={acknowledgement}
        checked={read}
        onChange={(event) => setRead(event.target.checked)}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton variant={danger ? "danger" : "primary"} disabled={!read}>
          {confirmLabel}
        </SubmitButton>
        {cancel}
      </div>
    </div>
  );
}
