import { byNoun } from "./by-noun";

// But for what is drawn on the server alone; a test holds the parts drawn in browsers to it (scripts/lint).
const FILES = import.meta.glob(
  [
    "../../messages/en/*.json",
    "!../../messages/en/api-reference.json",
    "!../../messages/en/audit.json",
    "!../../messages/en/catalogue.json",
    "!../../messages/en/demo-mail.json",
    "!../../messages/en/history.json",
    "!../../messages/en/home.json",
    "!../../messages/en/mail.json",
    "!../../messages/en/portal.json",
    "!../../messages/en/vendor.json",
  ],
  { eager: true, import: "default" },
);

export const words = byNoun(FILES);
