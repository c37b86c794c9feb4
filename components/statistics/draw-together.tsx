"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CHOSEN_MAX } from "@/lib/domain/expenditure/period";
import { Button } from "../ui/button";
import { useSelection } from "../ui/selection";

/** Leads to the same page with the ticked customers drawn in one chart. */
export function DrawTogether({ path, query }: { readonly path: string; readonly query: string }) {
  const t = useTranslations("statistics.comparison");
  const { ids } = useSelection();
  const router = useRouter();
  const draw = () => {
    const search = new URLSearchParams(query);
    search.set("chosen", [...ids].join(","));
    router.push(`${path}?${search}#together` as Route);
  };
  const tooMany = ids.size > CHOSEN_MAX;
  return (
    <>
      {tooMany && <span className="text-sm text-ink-2">{t("tooMany", { max: CHOSEN_MAX })}</span>}
      <Button variant="primary" size="sm" disabled={tooMany} onClick={draw}>
        {t("draw")}
      </Button>
    </>
  );
}
