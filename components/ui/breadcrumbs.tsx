import { useTranslations } from "next-intl";
import { AppLink } from "./app-link";

export type Crumb = { readonly label: string; readonly href: string };

/** The way up; the page itself is the title below, so it is not repeated. */
export function Breadcrumbs({ items }: { readonly items: readonly Crumb[] }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("breadcrumbs")}>
      <ol className="flex flex-wrap items-center text-sm text-ink-2">
        {items.map(({ label, href }) => (
          <li key={href} className="flex items-center">
            <AppLink href={href} className="inline-flex min-h-6 items-center hover:text-ink hover:underline">
              {label}
            </AppLink>
            <span aria-hidden className="px-1.5 text-ink-3">
              /
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
