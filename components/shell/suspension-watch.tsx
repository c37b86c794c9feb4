"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";

/** The router keeps frames and fetches them ahead, so each page that opens asks whether what its frame says stands. */
export function SuspensionWatch({ mark }: { readonly mark: string }) {
  const router = useRouter();
  const pathname = usePathname();
  // The question does not name the address, yet each address asks anew.
  useEffect(() => {
    const asking = new AbortController();
    standsOtherwise(mark, asking.signal).then((changed) => changed && router.refresh());
    return () => asking.abort();
  }, [pathname, mark, router]);
  return null;
}

/** Unanswered it stays as it is; the next page asks again. */
async function standsOtherwise(mark: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch("/api/view/suspensions", { signal });
    return response.ok && ((await response.json()) as { readonly mark: string }).mark !== mark;
  } catch {
    return false;
  }
}
