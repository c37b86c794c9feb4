"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { ImportProgress as Progress } from "@/lib/contracts/import-progress";
import { QueryProvider } from "../ui/query-provider";

type ImportProgressProps = { readonly importId: string; readonly first: Progress };

const EVERY_MS = 1_000;

/** Asks how far the import is until it is done; then the page shows its report. */
export function ImportProgress(props: ImportProgressProps) {
  return (
    <QueryProvider>
      <Watched {...props} />
    </QueryProvider>
  );
}

function Watched({ importId, first }: ImportProgressProps) {
  const t = useTranslations("delivery.progress");
  const format = useFormatter();
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["import", importId],
    queryFn: async () => Progress.parse(await (await fetch(`/api/view/imports/${importId}`)).json()),
    initialData: first,
    refetchInterval: EVERY_MS,
    staleTime: 0,
  });
  const done = data.state === "finished" || data.state === "failed";
  useEffect(() => {
    if (done) router.refresh();
  }, [done, router]);
  return (
    <div role="status" className="flex max-w-2xl flex-col gap-2 py-6">
      <p className="text-lg">{t(data.rowsRead === 0 ? "begins" : "reads", { rows: format.number(data.rowsRead) })}</p>
      <div aria-hidden className="h-1.5 overflow-hidden bg-line">
        <div className="h-full w-1/3 animate-breathe bg-accent" />
      </div>
      <p className="text-sm text-ink-2">{t("leave")}</p>
    </div>
  );
}
