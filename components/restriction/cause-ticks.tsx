import type { BlockOrigin, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { Checkbox } from "../ui/checkbox";
import { OriginLabel } from "./origin-label";

type CauseTicksProps = {
  readonly id: string;
  readonly legend: string;
  readonly causes: readonly { readonly origin: StoredFreezeOrigin | BlockOrigin; readonly goneAt: Date | null }[];
};

/** A lift names the causes it ends; the only one is ticked already, except a person's. */
export function CauseTicks({ id, legend, causes }: CauseTicksProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{legend}</legend>
      {causes.map(({ origin, goneAt }) => (
        <Checkbox
          key={origin}
          id={`${id}-${origin}`}
          name="origins[]"
          value={origin}
          defaultChecked={causes.length === 1 && origin !== "manual"}
          label={<OriginLabel origin={origin} gone={goneAt !== null} />}
        />
      ))}
    </fieldset>
  );
}
