"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { Toaster } from "@/components/ui/toaster";

type ProvidersProps = { readonly nonce: string | undefined; readonly children: ReactNode };

export function Providers({ nonce, children }: ProvidersProps) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } }));
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <CSPProvider nonce={nonce}>
        <QueryClientProvider client={client}>
          <Tooltip.Provider delay={350}>{children}</Tooltip.Provider>
          <Toaster />
        </QueryClientProvider>
      </CSPProvider>
    </ThemeProvider>
  );
}
