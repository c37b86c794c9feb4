import "server-only";
import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { unsubscribeAddress } from "@/lib/data/notification/unsubscribe-address";
import { isNoticeMail, type KeyMail, type Mail, type NoticeMail } from "@/lib/domain/alert/mail";
import type { MailFailure } from "@/lib/domain/alert/mail-attempt";
import { threadOf } from "@/lib/domain/notification/thread";
import { env } from "@/lib/env";
import { wordMail } from "@/lib/format/mail";
import { wordNoticeMail } from "@/lib/format/notice-mail";
import { MAIL_WORDS, NOTICE_WORDS } from "./mail-words";

export type MailServer = { readonly url: string; readonly from: string };

/** Null: taken by the server. "cut": `ending` fired first, and nobody knows what became of it. */
export type SendMail = (id: string, mail: Mail, ending?: AbortSignal) => Promise<MailFailure | "cut" | null>;

const CONNECTING_MS = 10_000;
const SILENCE_MS = 20_000;
/** Also ends what a server keeps alive drop by drop; well within the lease of a claimed mail. */
const LONGEST_MS = 60_000;

/** One connection a mail and no more: what one server's fault breaks is one attempt. */
export function smtpSender({ url, from }: MailServer, longestMs = LONGEST_MS): SendMail {
  const server = serverOf(url);
  return async (id, mail, ending) => {
    if (ending?.aborted) return "cut";
    const transport = createTransport({
      ...server,
      connectionTimeout: Math.min(CONNECTING_MS, longestMs),
      greetingTimeout: Math.min(CONNECTING_MS, longestMs),
      socketTimeout: Math.min(SILENCE_MS, longestMs),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const tooLong = Promise.withResolvers<never>();
    const timer = setTimeout(() => tooLong.reject(Object.assign(new Error(), { code: "ETIMEDOUT" })), longestMs);
    const cut = Promise.withResolvers<"cut">();
    const cutOff = () => cut.resolve("cut");
    ending?.addEventListener("abort", cutOff);
    try {
      const sent = transport.sendMail(messageOf(id, from, mail)).then(() => null);
      return await Promise.race([sent, tooLong.promise, cut.promise]);
    } catch (fault) {
      return failureOf(fault);
    } finally {
      clearTimeout(timer);
      ending?.removeEventListener("abort", cutOff);
      transport.close();
    }
  };
}

const PORTS = { plain: 587, secure: 465 };

/** smtps: encrypted from the first byte; smtp: encrypted as soon as the server offers it. */
function serverOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  const login = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname.replaceAll(/[[\]]/g, ""),
    port: Number(port) || (secure ? PORTS.secure : PORTS.plain),
    secure,
    ...(username ? { auth: login } : {}),
  };
}

function messageOf(id: string, from: string, mail: Mail) {
  const domain = domainOf(from);
  return {
    from,
    // As an object it is one address, whatever commas it holds.
    to: { name: "", address: mail.to },
    // The same at every attempt, so that a reader shows what arrives twice once.
    messageId: `<${id}@${domain}>`,
    ...(isNoticeMail(mail) ? noticePart(mail, domain) : keyPart(mail)),
  };
}

const AUTOMATIC = { "Auto-Submitted": "auto-generated" };

function keyPart(mail: KeyMail) {
  return { ...wordMail(mail, MAIL_WORDS), headers: AUTOMATIC };
}

/** A customer's mails of one period answer a mail that nobody ever sent, so that a reader shows them together. */
function noticePart(mail: NoticeMail, domain: string) {
  const unsubscribe = unsubscribeAddress(mail);
  const thread = threadOf(mail);
  const root = thread === null ? null : createHash("sha256").update(thread).digest("hex").slice(0, 32);
  return {
    ...wordNoticeMail(mail, NOTICE_WORDS, { home: env().NEXTAUTH_URL, unsubscribe }),
    ...(root === null ? {} : { references: `<thread-${root}@${domain}>`, inReplyTo: `<thread-${root}@${domain}>` }),
    // Ended with one click in the mail program (RFC 8058).
    headers: {
      ...AUTOMATIC,
      "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}/one-click>` },
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

function domainOf(from: string): string {
  return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
}

/** Codes only: what a server answers may repeat the mail, and with it a link or code. */
function failureOf(fault: unknown): MailFailure {
  const { code, responseCode, message } = fault as {
    readonly code?: unknown;
    readonly responseCode?: unknown;
    readonly message?: unknown;
  };
  const status = typeof responseCode === "number" ? responseCode : null;
  // The library names everything but this.
  const known = message === "Unexpected socket close" ? "ECONNECTION" : code;
  const name = typeof known === "string" && /^[A-Z_]{1,40}$/.test(known) ? known : "EUNKNOWN";
  const permanent = status !== null && status >= 500 && (name === "EENVELOPE" || name === "EMESSAGE");
  return { error: status === null ? name : `${name} ${status}`, permanent };
}
