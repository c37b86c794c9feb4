import { byNoun } from "./by-noun";

// But for what is drawn on the server alone; a test holds the parts drawn in browsers to it (scripts/lint).
const FILES = import.meta.glob(
  [
    "../../messages/zh-CN/*.json",
    "!../../messages/zh-CN/api-reference.json",
    "!../../messages/zh-CN/audit.json",
    "!../../messages/zh-CN/catalogue.json",
    "!../../messages/zh-CN/demo-mail.json",
    "!../../messages/zh-CN/history.json",
    "!../../messages/zh-CN/home.json",
    "!../../messages/zh-CN/mail.json",
    "!../../messages/zh-CN/portal.json",
    "!../../messages/zh-CN/vendor.json",
  ],
  { eager: true, import: "default" },
);

export const words = byNoun(FILES);
