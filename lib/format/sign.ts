import type { Holder, NotHeld, Permission } from "@/lib/domain/delegation/authority";
import type { BlockOrigin, FreezeOrigin } from "@/lib/domain/restriction/freeze";
import { type Wording, worded } from "./wording";

/** "the distributor", inside a sentence. */
export function holderWords(holder: Holder): Wording {
  return worded(`sign.authority.holder.${holder}`);
}

/** "setting budgets", inside a sentence. */
export function permissionWords(permission: Permission): Wording {
  return worded(`sign.authority.permission.${permission}`);
}

export function originWords(origin: FreezeOrigin | BlockOrigin): Wording {
  return worded(`sign.restriction.origin.${origin}`);
}

/** The facts of a permission that the acting company lacks. */
export function lackWords({ permission, holder }: NotHeld): Wording["args"] {
  return { permission: permissionWords(permission), holder: holderWords(holder) };
}
