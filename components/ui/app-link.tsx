import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

export type AppLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { readonly href: string };

/** Addresses are built from state, so they reach us as text; that each answers is shown in e2e. */
export function AppLink({ href, prefetch = false, ...rest }: AppLinkProps) {
  return <Link href={href as Route} prefetch={prefetch} {...rest} />;
}

export const TEXT_LINK = "text-accent underline decoration-accent/35 underline-offset-3 hover:decoration-accent";

/** The name that opens a row's own page. */
export const ROW_LINK = "font-semibold hover:underline";
