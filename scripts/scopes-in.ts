import { KEY_SCOPES, type KeyScope } from "@/lib/domain/access/actor";
import { Refusal } from "./refusal";

/** Scopes as typed, separated by commas. */
export function scopesIn(text: string): readonly KeyScope[] {
  return text.split(",").map((part) => {
    const scope = KEY_SCOPES.find((known) => known === part.trim());
    if (!scope) throw new Refusal(`"${part.trim()}" is no scope; there are ${KEY_SCOPES.join(", ")}.`);
    return scope;
  });
}
