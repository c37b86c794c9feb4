import "server-only";
import type { MailWords } from "@/lib/format/mail";
import en from "@/messages/en/mail.json";
import zh from "@/messages/zh-CN/mail.json";

export const MAIL_WORDS: MailWords = { en, "zh-CN": zh };
