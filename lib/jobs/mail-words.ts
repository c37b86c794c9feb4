import "server-only";
import type { MailWords } from "@/lib/format/mail";
import type { NoticeMailWords } from "@/lib/format/notice-mail";
import alertEn from "@/messages/en/alert.json";
import connectorEn from "@/messages/en/connector.json";
import en from "@/messages/en/mail.json";
import noticeEn from "@/messages/en/notice.json";
import notificationEn from "@/messages/en/notification.json";
import portalEn from "@/messages/en/portal.json";
import purchaseEn from "@/messages/en/purchase.json";
import requestEn from "@/messages/en/request.json";
import signEn from "@/messages/en/sign.json";
import termEn from "@/messages/en/term.json";
import alertZh from "@/messages/zh-CN/alert.json";
import connectorZh from "@/messages/zh-CN/connector.json";
import zh from "@/messages/zh-CN/mail.json";
import noticeZh from "@/messages/zh-CN/notice.json";
import notificationZh from "@/messages/zh-CN/notification.json";
import portalZh from "@/messages/zh-CN/portal.json";
import purchaseZh from "@/messages/zh-CN/purchase.json";
import requestZh from "@/messages/zh-CN/request.json";
import signZh from "@/messages/zh-CN/sign.json";
import termZh from "@/messages/zh-CN/term.json";

export const MAIL_WORDS: MailWords = { en, "zh-CN": zh };

/** What notices are worded with, outside of a page too. */
export const NOTICE_WORDS: NoticeMailWords = {
  en: {
    mail: en,
    notice: noticeEn,
    notification: notificationEn,
    alert: alertEn,
    portal: portalEn,
    sign: signEn,
    request: requestEn,
    connector: connectorEn,
    purchase: purchaseEn,
    term: termEn,
  },
  "zh-CN": {
    mail: zh,
    notice: noticeZh,
    notification: notificationZh,
    alert: alertZh,
    portal: portalZh,
    sign: signZh,
    request: requestZh,
    connector: connectorZh,
    purchase: purchaseZh,
    term: termZh,
  },
};
