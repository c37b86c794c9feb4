"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { AppLink } from "../ui/app-link";

type OpenMessageProps = {
  readonly messageId: string;
  readonly href: string;
  readonly unread: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

/** Leads to what a message is about; opening it reads it. */
export function OpenMessage({ messageId, href, unread, className, children }: OpenMessageProps) {
  return (
    <AppLink href={href} className={className} onClick={() => unread && void markRead(messageId)}>
      {children}
    </AppLink>
  );
}

type ReadOnceShownProps = { readonly messageId: string };

/** Reads a message that a link led to, once a person sees it: a program that fetches the address reads nothing. */
export function ReadOnceShown({ messageId }: ReadOnceShownProps) {
  const router = useRouter();
  useEffect(() => {
    markRead(messageId).then((done) => done && router.refresh());
  }, [messageId, router]);
  return null;
}

/** Sent on while the browser leaves the page. Unanswered, it stays unread and can be read again. */
async function markRead(messageId: string): Promise<boolean> {
  const body = new FormData();
  body.append("messages", messageId);
  body.append("read", "yes");
  try {
    const response = await fetch("/api/view/messages", { method: "POST", body, keepalive: true });
    return response.ok;
  } catch {
    return false;
  }
}
