import { ChevronDown } from "lucide-react";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { classNames } from "./class-names";
import type { SelectOption } from "./select";

export type FilterChoice = {
  readonly kind?: "choice";
  readonly name: string;
  /** The words before the choice, so that the chips read as a sentence: "with budget use". */
  readonly label: string;
  readonly value: string;
  /** The first one means no filter and has the value "". */
  readonly options: readonly SelectOption[];
};

/** Any of several: without one it is no filter. */
export type FilterSeveral = {
  readonly kind: "several";
  readonly name: string;
  readonly label: string;
  /** Said while none is chosen. */
  readonly none: string;
  readonly values: readonly string[];
  readonly options: readonly SelectOption[];
};

export type FilterDate = {
  readonly kind: "date" | "datetime-local" | "month" | "text" | "percent";
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What an empty text box means: "anybody". */
  readonly placeholder?: string;
};

export const CHIP =
  "relative inline-flex h-7 max-w-full items-center rounded-full border border-line-strong bg-raised text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:h-11";
export const CHIP_ON = "border-accent bg-selected";

export function FilterChip({ filter }: { readonly filter: FilterChoice | FilterDate }) {
  const { name, label, value } = filter;
  const bare =
    "h-full min-w-0 appearance-none bg-transparent pl-1 font-semibold text-ink focus:outline-none pointer-coarse:text-[1rem]";
  return (
    <label data-idle={value === "" || undefined} className={classNames(CHIP, "pl-3", value && CHIP_ON)}>
      <span className="shrink-0 text-ink-2">{label}</span>
      {!("options" in filter) ? (
        <FieldOf filter={filter} className={classNames(bare, "figures pr-3")} />
      ) : (
        <>
          <select
            // Without the key the box would keep what it showed when another link changed the address.
            key={value}
            name={name}
            defaultValue={value}
            className={classNames(bare, "field-sizing-content truncate rounded-full pr-7")}
          >
            {filter.options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-3.5 text-ink-3" />
        </>
      )}
    </label>
  );
}

function FieldOf({ filter, className }: { readonly filter: FilterDate; readonly className: string }) {
  const { kind, name, value, placeholder } = filter;
  if (kind !== "percent") {
    return <input type={kind} name={name} defaultValue={value} placeholder={placeholder} className={className} />;
  }
  return (
    <>
      <input
        // Without the key the box would keep what it showed when another link changed the address.
        key={value}
        inputMode="numeric"
        pattern="[0-9]{1,5}"
        name={name}
        defaultValue={value}
        className={classNames(className, "w-8 pr-0 text-right")}
      />
      <span aria-hidden className="pr-3 pl-0.5 text-ink-2">
        %
      </span>
    </>
  );
}

/** Opens a list of ticks; shut again it says what is chosen. */
export function SeveralChip({ filter, apply }: { readonly filter: FilterSeveral; readonly apply: string }) {
  const { name, label, none, values, options } = filter;
  const chosen = options.filter(({ value }) => values.includes(value)).map((option) => option.label);
  return (
    <details data-idle={chosen.length === 0 || undefined} className="group relative">
      <summary
        className={classNames(
          CHIP,
          "cursor-pointer list-none pr-2.5 pl-3 [&::-webkit-details-marker]:hidden",
          chosen.length > 0 && CHIP_ON,
        )}
      >
        <span className="shrink-0 text-ink-2">{label}</span>
        <span className="truncate px-1 font-semibold">{chosen.length > 0 ? chosen.join(", ") : none}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3 group-open:rotate-180" />
      </summary>
      <fieldset className="absolute left-0 z-30 mt-1 flex w-max max-w-[80vw] flex-col gap-2 rounded-md bg-raised p-3 shadow-float">
        <legend className="sr-only">{label}</legend>
        {options.map(({ value, label: said }) => (
          <Checkbox
            key={value}
            id={`${name}-${value}`}
            name={name}
            value={value}
            defaultChecked={values.includes(value)}
            label={said}
          />
        ))}
        <Button type="submit" size="sm" className="self-start">
          {apply}
        </Button>
      </fieldset>
    </details>
  );
}
