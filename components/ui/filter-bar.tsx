import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "./app-link";
import { Button } from "./button";
import { classNames } from "./class-names";
import {
  CHIP,
  CHIP_ON,
  FilterChip,
  type FilterChoice,
  type FilterDate,
  type FilterSeveral,
  SeveralChip,
} from "./filter-chip";
import { FilterForm } from "./filter-form";

export type FilterBarProps = {
  /** The list's own path. */
  readonly action: string;
  readonly label: string;
  /** Begins the sentence, e.g. "Customers". */
  readonly lead?: string | undefined;
  readonly search?: { readonly name: string; readonly label: string; readonly value: string } | undefined;
  readonly filters: readonly (FilterChoice | FilterSeveral | FilterDate)[];
  /** What else stands in the address and shall stay, e.g. the sort. */
  readonly kept?: Readonly<Record<string, string>> | undefined;
  /** Null when nothing is filtered. */
  readonly clearHref: string | null;
};

export function FilterBar(props: FilterBarProps) {
  const { action, label, lead, search, filters, kept = {}, clearHref } = props;
  const t = useTranslations("common");
  return (
    <FilterForm
      action={action}
      label={label}
      folds={filters.length > 2}
      className="flex flex-wrap items-center gap-2"
      search={search && <SearchChip search={search} />}
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {lead && (
        <span data-idle className="px-1 text-sm text-ink-2">
          {lead}
        </span>
      )}
      {filters.map((filter) =>
        filter.kind === "several" ? (
          <SeveralChip key={`${filter.name} ${filter.values.join()}`} filter={filter} apply={t("apply")} />
        ) : (
          <FilterChip key={filter.name} filter={filter} />
        ),
      )}
      <Button type="submit" variant="quiet" size="sm" data-idle={filters.length > 2 || undefined}>
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

function SearchChip({ search }: { readonly search: NonNullable<FilterBarProps["search"]> }) {
  const { name, label, value } = search;
  return (
    <label className={classNames(CHIP, "min-w-56 pl-3 max-sm:w-full", value && CHIP_ON)}>
      <Search aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <span className="sr-only">{label}</span>
      <input
        type="search"
        name={name}
        defaultValue={value}
        placeholder={label}
        className="h-full w-full min-w-0 bg-transparent px-2 pr-3 focus:outline-none pointer-coarse:text-[1rem]"
      />
    </label>
  );
}
