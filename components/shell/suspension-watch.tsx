"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** The router keeps the frame while one moves between its pages, so each move asks whether what the frame says stands. */
export function SuspensionWatch({ mark }: { readonly mark: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    const asking = new AbortController();
    standsOtherwise(mark, asking.signal).then((changed) => changed && router.refresh());
    return () => asking.abort();
  }, [pathname, mark, router]);
  return null;
}

/** Unanswered it stays as it is; the next move asks again. */
async function standsOtherwise(mark: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch("/api/view/suspensions", { signal });
    return response.ok && ((await response.json()) as { readonly mark: string }).mark !== mark;
  } catch {
    return false;
  }
}
