"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useTransition } from "react";
import { classNames } from "./class-names";

type FilterFormProps = {
  readonly action: string;
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
};

/** A plain GET form; with scripts it answers at once and leaves blanks out of the address. */
export function FilterForm({ action, label, className, children }: FilterFormProps) {
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
        className={classNames(className, pending && "opacity-70")}
      >
        {children}
      </form>
    </search>
  );
}
