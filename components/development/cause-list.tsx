import type { JoiningCause } from "@/lib/domain/development/failure";
import { joiningCauseWords, nextStepWords } from "@/lib/format/development-reason";
import { Badge } from "../ui/badge";
import { Tooltip } from "../ui/tooltip";
import { useWording } from "../ui/use-wording";

type CausesProps = { readonly causes: readonly JoiningCause[] };

/** Every cause with what the partner can do about it. */
export function CauseList({ causes }: CausesProps) {
  const say = useWording();
  return (
    <ul className="flex flex-col gap-1 text-xs text-ink-2">
      {causes.map((cause) => (
        <li key={cause.code}>
          {say(joiningCauseWords(cause))} {say(nextStepWords(cause, "partner"))}
        </li>
      ))}
    </ul>
  );
}

/** The state's word; on hover why, which also stands below it. */
export function FailedBadge({ label, causes }: CausesProps & { readonly label: string }) {
  const say = useWording();
  const badge = <Badge tone="danger">{label}</Badge>;
  if (causes.length === 0) return badge;
  return (
    <Tooltip content={causes.map((cause) => say(joiningCauseWords(cause))).join(" ")}>
      <span className="inline-flex">{badge}</span>
    </Tooltip>
  );
}
