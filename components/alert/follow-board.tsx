"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { useNews } from "../ui/news";

type FollowBoardProps = {
  /** How the board stood when the page was read. */
  readonly mark: string;
  readonly at: Date;
  /** What the page answers, said aloud when it becomes another. */
  readonly answer: string;
};

/** Reads the page anew when something moved on the board. */
export function FollowBoard({ mark, at, answer }: FollowBoardProps) {
  const t = useTranslations("alert.board");
  const router = useRouter();
  const news = useNews();
  const [refreshing, startRefreshing] = useTransition();
  const moved = news !== null && news.board !== null && news.board.mark !== mark && news.at > at;
  const heard = news?.at;
  useEffect(() => {
    if (heard && moved && !refreshing) startRefreshing(() => router.refresh());
  }, [heard, moved, refreshing, router]);
  const [first] = useState(answer);
  return (
    <p role="status" className="sr-only">
      {answer !== first && t("changed", { answer })}
    </p>
  );
}
