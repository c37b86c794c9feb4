"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { forgetSubmitted, keepSubmitted } from "./last-submitted";

/** A form whose sender has meanwhile lost the right to send it leaves its page: what was typed must not be lost. */
export function KeepSubmitted() {
  const pathname = usePathname();
  useEffect(() => {
    const keep = ({ target }: SubmitEvent) => {
      if (target instanceof HTMLFormElement) keepSubmitted(target);
    };
    document.addEventListener("submit", keep, { capture: true });
    return () => document.removeEventListener("submit", keep, { capture: true });
  }, []);
  // Another page begins with nothing kept.
  useEffect(() => forgetSubmitted(), [pathname]);
  return null;
}
