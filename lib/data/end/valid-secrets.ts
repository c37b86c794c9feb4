import "server-only";
import { openSecret } from "./sealed-secret";

type Kept = {
  readonly distributorId: string;
  readonly id: string;
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly formerSecretUntil: Date | null;
};

/** The secrets that hold at `at`, the present one first; none when AUTH_SECRET is another than it was. */
export function validSecretsOf(end: Kept, at: Date): readonly string[] {
  const { distributorId, id, secret, formerSecret, formerSecretUntil } = end;
  const isFormerValid = formerSecretUntil !== null && at.getTime() < formerSecretUntil.getTime();
  return [secret, isFormerValid ? formerSecret : null].flatMap((kept) =>
    kept === null ? [] : (openSecret({ distributorId, id }, kept) ?? []),
  );
}
