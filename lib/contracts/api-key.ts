import type { KeyScope } from "@/lib/domain/access/actor";

/** What a new access key, or a new secret of one, shows once. */
export type AccessKeyOnce = { readonly accessKeyId: string; readonly secret: string };

export type KeyRow = {
  readonly id: string;
  readonly name: string;
  readonly ending: string;
  /** Null: a bearer key. */
  readonly accessKeyId: string | null;
  readonly formerSecretUntil: Date | null;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
};
