import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { type Wording, worded } from "./wording";

/** Why a key was not made or withdrawn. */
export function apiKeyReasonWords({ code }: ApiKeyReason): Wording {
  switch (code) {
    case "api-key.no-scope":
    case "api-key.scope-not-for-company":
    case "api-key.unknown":
      return worded(code.replace("api-key.", "api-key.reason."));
  }
}
