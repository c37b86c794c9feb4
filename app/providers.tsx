"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";

type ProvidersProps = { readonly nonce: string | undefined; readonly children: ReactNode };

export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <CSPProvider nonce={nonce}>
        <Tooltip.Provider delay={350}>{children}</Tooltip.Provider>
      </CSPProvider>
    </ThemeProvider>
  );
}
