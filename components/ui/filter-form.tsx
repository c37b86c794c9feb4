"use client";

import { ListFilter } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";

type FilterFormProps = {
  readonly action: string;
  readonly label: string;
  readonly className: string;
  /** On phones only the search and what is filtered are seen until one asks for the rest. */
  readonly folds?: boolean;
  readonly search?: ReactNode;
  readonly children: ReactNode;
};

const FOLDED = "max-sm:[&_[data-idle]]:hidden noscript:[&_[data-idle]]:flex!";

/** A plain GET form; with scripts it answers at once and leaves blanks out of the address. */
export function FilterForm({ action, label, className, folds = false, search, children }: FilterFormProps) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
    }
    const target = query.size > 0 ? `${action}?${query}` : action;
    startTransition(() => router.push(target as Route, { scroll: false }));
  };

  return (
    <search aria-label={label}>
      <form
        method="get"
        action={action}
        onSubmit={go}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
        }}
        aria-busy={pending}
        className={classNames(className, folds && !open && FOLDED, pending && "opacity-70")}
      >
        {search}
        {folds && (
          <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)} className="sm:hidden">
            <ListFilter aria-hidden />
            {t("showFilters")}
          </Button>
        )}
        {children}
      </form>
    </search>
  );
}
