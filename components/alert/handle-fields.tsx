import type { AlertHandler } from "@/lib/contracts/alert-view";
import type { HandleAction } from "@/lib/contracts/handle-state";
import type { HandlingActKind } from "@/lib/domain/alert/decide-handling";
import type { Told } from "./told-line";

/** Acts that need words, or another person. */
export const ASKING = ["hand-over", "note", "snooze", "resolve"] as const;
export type AskingKind = (typeof ASKING)[number];

export type HandleButtonsProps = {
  readonly ids: readonly string[];
  readonly kinds: readonly HandlingActKind[];
  readonly handlers: readonly AlertHandler[];
  readonly action: HandleAction;
  readonly onDone: (told: Told) => void;
};

/** Which alerts, and what. */
export function HandleFields({ ids, kind }: { readonly ids: readonly string[]; readonly kind: HandlingActKind }) {
  return (
    <>
      <input type="hidden" name="handling" value={kind} />
      {ids.map((id) => (
        <input key={id} type="hidden" name="alertIds[]" value={id} />
      ))}
    </>
  );
}
