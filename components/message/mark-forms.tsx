"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useToldCount } from "../shell/nav-counts";
import { SubmitButton } from "../ui/submit-button";

type Mark = (form: FormData) => Promise<void>;

type MarkOneProps = { readonly messageId: string; readonly unread: boolean; readonly action: Mark };

/** Read, or unread again. */
export function MarkOne({ messageId, unread, action }: MarkOneProps) {
  const t = useTranslations("message");
  return (
    <form action={action}>
      <input type="hidden" name="messages" value={messageId} />
      <input type="hidden" name="read" value={unread ? "yes" : "no"} />
      <SubmitButton variant="quiet" size="sm">
        {unread ? t("markRead") : t("markUnread")}
      </SubmitButton>
    </form>
  );
}

type MarkAllProps = { readonly shownAt: string; readonly action: Mark };

/** All that there was when the page was read. */
export function MarkAll({ shownAt, action }: MarkAllProps) {
  const t = useTranslations("message");
  return (
    <form action={action}>
      <input type="hidden" name="shownAt" value={shownAt} />
      <SubmitButton variant="secondary" size="sm">
        {t("markAll")}
      </SubmitButton>
    </form>
  );
}

type FollowUnreadProps = { readonly path: string };

/** Reads the page anew as soon as more is unread than a moment before. */
export function FollowUnread({ path }: FollowUnreadProps) {
  const router = useRouter();
  const told = useToldCount(path);
  const last = useRef(told);
  useEffect(() => {
    if (told !== undefined && last.current !== undefined && told > last.current) router.refresh();
    last.current = told;
  }, [told, router]);
  return null;
}
