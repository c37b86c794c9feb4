import type { Holder, Permission } from "@/lib/domain/delegation/authority";
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
