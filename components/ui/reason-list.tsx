import type { Wording } from "@/lib/format/wording";
import { LinkButton } from "./link-button";
import { Notice } from "./notice";
import { useWording } from "./use-wording";

/** What one may do instead. */
export type Way = { readonly href: string; readonly label: string };

export type ReasonListProps = {
  /** What did not happen: "The budget was not set". */
  readonly title?: string | undefined;
  readonly reasons: readonly Wording[];
  readonly ways?: readonly Way[];
};

/** Why not, said at once: every reason, never just the first. */
export function ReasonList({ title, reasons, ways = [] }: ReasonListProps) {
  const say = useWording();
  const [only, ...more] = reasons;
  return (
    <Notice
      kind="danger"
      live="alert"
      title={title}
      actions={
        ways.length > 0 &&
        [...new Map(ways.map((way) => [way.href, way])).values()].map(({ href, label }) => (
          <LinkButton key={href} href={href} size="sm">
            {label}
          </LinkButton>
        ))
      }
    >
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
