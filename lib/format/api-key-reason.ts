import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { suspendedWords } from "./suspension-reason";
import { type Wording, worded } from "./wording";

/** Why a key was not made or withdrawn. */
export function apiKeyReasonWords(reason: ApiKeyReason): Wording {
  switch (reason.code) {
    case "company.suspended":
      return suspendedWords(reason);
    case "api-key.no-scope":
    case "api-key.scope-not-for-company":
    case "api-key.unknown":
      return worded(reason.code.replace("api-key.", "api-key.reason."));
  }
}
