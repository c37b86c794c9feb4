"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { BILLING_ZONE, formatClock } from "@/lib/format/date";
import { QueryProvider } from "../ui/query-provider";

export type FollowerProps = {
  /** Where the customer stood just before the page was read, and when that was. */
  readonly standing: { readonly mark: string; readonly at: Date };
  /** What the page answers, said aloud when it becomes another. */
  readonly answer: string;
};

type Asked = { readonly mark: string; readonly at: string };

const EVERY_MS = 3_000;

export function Follower(props: FollowerProps) {
  return (
    <QueryProvider>
      <Following {...props} />
    </QueryProvider>
  );
}

/** Asks while the page is seen and the browser is connected; the page is read anew only when something moved. */
function Following({ standing: { mark, at }, answer }: FollowerProps) {
  const t = useTranslations("sign.follow");
  const locale = useLocale();
  const router = useRouter();
  const [refreshing, startRefreshing] = useTransition();
  const { data, isError, fetchStatus } = useQuery({
    queryKey: ["standing"],
    queryFn: ({ signal }) => askStanding(signal),
    initialData: { mark, at: at.toISOString() },
    refetchInterval: EVERY_MS,
    retry: false,
  });
  // A page that was read anew meanwhile, by an act of the person's own, knows more than the last answer.
  const moved = data.mark !== mark && new Date(data.at) > at;
  // Every answer asks anew: a page that could not be read is read with the next one.
  const asked = data.at;
  useEffect(() => {
    if (asked && moved && !refreshing) startRefreshing(() => router.refresh());
  }, [asked, moved, refreshing, router]);

  const changed = useChange(answer, data.at);
  const clock = (instant: string) => formatClock(new Date(instant), { zone: BILLING_ZONE, locale });
  const cut = isError || fetchStatus === "paused";
  const shown = changed === null ? t("follows") : t("changed", { time: clock(changed.at) });
  return (
    <>
      <p className="figures">{cut ? t("lastChecked", { time: clock(data.at) }) : shown}</p>
      <p role="status" className="sr-only">
        {changed && `${t("changed", { time: clock(changed.at) })} ${changed.answer}`}
      </p>
    </>
  );
}

type Change = { readonly answer: string; readonly at: string };

/** The newest answer that differs from the one before, and when it came; null: it is still the first. */
function useChange(answer: string, at: string): Change | null {
  const [known, setKnown] = useState<{ readonly answer: string; readonly change: Change | null }>({
    answer,
    change: null,
  });
  if (known.answer === answer) return known.change;
  const change = { answer, at };
  setKnown({ answer, change });
  return change;
}

async function askStanding(signal: AbortSignal): Promise<Asked> {
  const response = await fetch("/api/view/standing", { signal });
  if (!response.ok) throw new Error(`the standing was answered ${response.status}`);
  return (await response.json()) as Asked;
}
