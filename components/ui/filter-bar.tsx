import { ChevronDown, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "./app-link";
import { Button } from "./button";
import { classNames } from "./class-names";
import { FilterForm } from "./filter-form";
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

export type FilterDate = {
  readonly kind: "date" | "datetime-local" | "month" | "text";
  readonly name: string;
  readonly label: string;
  readonly value: string;
};

export type FilterBarProps = {
  /** The list's own path. */
  readonly action: string;
  readonly label: string;
  /** Begins the sentence, e.g. "Customers". */
  readonly lead?: string | undefined;
  readonly search?: { readonly name: string; readonly label: string; readonly value: string } | undefined;
  readonly filters: readonly (FilterChoice | FilterDate)[];
  /** What else stands in the address and shall stay, e.g. the sort. */
  readonly kept?: Readonly<Record<string, string>> | undefined;
  /** Null when nothing is filtered. */
  readonly clearHref: string | null;
};

const CHIP =
  "relative inline-flex h-7 max-w-full items-center rounded-full border border-line-strong bg-raised text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:h-11";
const CHIP_ON = "border-accent bg-selected";

export function FilterBar(props: FilterBarProps) {
  const { action, label, lead, search, filters, kept = {}, clearHref } = props;
  const t = useTranslations("common");
  return (
    <FilterForm action={action} label={label} className="flex flex-wrap items-center gap-2">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {search && (
        <label className={classNames(CHIP, "min-w-56 pl-3 max-sm:w-full", search.value && CHIP_ON)}>
          <Search aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          <span className="sr-only">{search.label}</span>
          <input
            type="search"
            name={search.name}
            defaultValue={search.value}
            placeholder={search.label}
            className="h-full w-full min-w-0 bg-transparent px-2 pr-3 focus:outline-none pointer-coarse:text-[1rem]"
          />
        </label>
      )}
      {lead && <span className="px-1 text-sm text-ink-2">{lead}</span>}
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} />
      ))}
      <Button type="submit" variant="quiet" size="sm" data-apply>
        {t("apply")}
      </Button>
      {clearHref && (
        <AppLink
          href={clearHref}
          className="inline-flex h-7 items-center gap-1 px-1 text-sm text-ink-2 hover:text-ink hover:underline pointer-coarse:h-11"
        >
          <X aria-hidden className="size-3.5" />
          {t("clearFilters")}
        </AppLink>
      )}
    </FilterForm>
  );
}

function FilterChip({ filter }: { readonly filter: FilterChoice | FilterDate }) {
  const { name, label, value } = filter;
  const bare =
    "h-full min-w-0 appearance-none bg-transparent pl-1 font-semibold text-ink focus:outline-none pointer-coarse:text-[1rem]";
  return (
    <label className={classNames(CHIP, "pl-3", value && CHIP_ON)}>
      <span className="shrink-0 text-ink-2">{label}</span>
      {!("options" in filter) ? (
        <input type={filter.kind} name={name} defaultValue={value} className={classNames(bare, "figures pr-3")} />
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
