import type { BlockOrigin, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { Checkbox } from "../ui/checkbox";
import { OriginLabel } from "./origin-label";

type CauseTicksProps = {
  readonly id: string;
  readonly legend: string;
  readonly causes: readonly { readonly origin: StoredFreezeOrigin | BlockOrigin; readonly goneAt: Date | null }[];
  readonly onTick?: (origin: StoredFreezeOrigin | BlockOrigin, ticked: boolean) => void;
};

/** What is ticked to begin with. */
export function tickedFirst(causes: CauseTicksProps["causes"]): readonly (StoredFreezeOrigin | BlockOrigin)[] {
  return causes.length === 1 ? causes.map(({ origin }) => origin).filter((origin) => origin !== "manual") : [];
}

/** A lift names the causes it ends; the only one is ticked already, except a person's. */
export function CauseTicks({ id, legend, causes, onTick }: CauseTicksProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{legend}</legend>
      {causes.map(({ origin, goneAt }) => (
        <Checkbox
          key={origin}
          id={`${id}-${origin}`}
          name="origins[]"
          value={origin}
          defaultChecked={tickedFirst(causes).includes(origin)}
          onChange={onTick && ((event) => onTick(origin, event.target.checked))}
          label={<OriginLabel origin={origin} gone={goneAt !== null} />}
        />
      ))}
    </fieldset>
  );
}
