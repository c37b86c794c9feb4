import type { Wording } from "@/lib/format/wording";
import { Notice } from "./notice";
import { useWording } from "./use-wording";

export type ReasonListProps = {
  /** What did not happen: "The budget was not set". */
  readonly title?: string | undefined;
  readonly reasons: readonly Wording[];
};

/** Why not, said at once: every reason, never just the first. */
export function ReasonList({ title, reasons }: ReasonListProps) {
  const say = useWording();
  const [only, ...more] = reasons;
  return (
    <Notice kind="danger" live="alert" title={title}>
      {only && more.length === 0 ? (
        say(only)
      ) : (
        <ul className="list-disc pl-5">
          {reasons.map((reason) => (
            <li key={reason.key}>{say(reason)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
