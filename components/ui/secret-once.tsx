import { CopyRow } from "./copy-row";
import { Notice } from "./notice";

type SecretOnceProps = {
  readonly title: string;
  /** Why it has to be copied now. */
  readonly note: string;
  readonly value: string;
  /** What is copied. */
  readonly label: string;
};

/** A link or key that is never shown again. */
export function SecretOnce({ title, note, value, label }: SecretOnceProps) {
  return (
    <Notice kind="done" live="status" title={title}>
      <p className="text-sm text-ink-2">{note}</p>
      <CopyRow value={value} label={label} />
    </Notice>
  );
}
