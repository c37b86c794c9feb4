import { byNoun } from "./by-noun";

// The reference of the interface is long, and drawn on the server alone.
const FILES = import.meta.glob(["../../messages/en/*.json", "!**/api-reference.json"], {
  eager: true,
  import: "default",
});

export const words = byNoun(FILES);
