import { byNoun } from "./by-noun";

// But for what is drawn on the server alone; a test holds the parts drawn in browsers to it (scripts/lint).
const FILES = import.meta.glob(
  [
    "../../messages/zh-CN/*.json",
    "!**/api-reference.json",
    "!**/audit.json",
    "!**/catalogue.json",
    "!**/demo-mail.json",
    "!**/history.json",
    "!**/home.json",
    "!**/mail.json",
    "!**/portal.json",
  ],
  { eager: true, import: "default" },
);

export const words = byNoun(FILES);
