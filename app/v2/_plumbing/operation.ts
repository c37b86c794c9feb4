import type { z } from "zod";
import type { Action, Permit } from "@/lib/domain/access/permit";
import type { Wording } from "@/lib/format/wording";
import type { VendorAnswer } from "./answer";

type Fields = z.ZodObject<z.ZodRawShape>;

export type VendorCall<A extends Action, Input> = {
  readonly permit: Permit<A>;
  readonly input: Input;
  /** In the language of the request. */
  readonly say: (wording: Wording) => string;
};

type Definition<A extends Action, Input extends Fields> = {
  /** As the vendor's SDKs name it. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** As the vendor has it, with {parameters}. */
  readonly path: string;
  /** What for, in a few words. */
  readonly purpose: string;
  readonly action: A;
  /** It changes something: a signature is then taken once. */
  readonly isWrite?: boolean;
  /** Parameters of path and query of a GET, fields of the body of a POST. */
  readonly input: Input;
  /** Fields of the vendor's request that are accepted and ignored, and why. */
  readonly ignored?: Readonly<Record<string, string>>;
  /** The body answered, with fields in fields. */
  readonly output: Fields;
  /** Fields of the vendor's answer that have no meaning here, and why; those of lists as "list[].field". */
  readonly absent?: Readonly<Record<string, string>>;
  readonly run: (call: VendorCall<A, z.output<Input>>) => Promise<VendorAnswer>;
};

/** An operation as the router and the document know it, whatever its fields. */
export type VendorOperation = Omit<Definition<Action, Fields>, "run"> & {
  readonly run: (call: VendorCall<Action, unknown>) => Promise<VendorAnswer>;
};

/** One of the vendor's operations; who may and what is sent is held before it runs. */
export function operation<A extends Action, Input extends Fields>(definition: Definition<A, Input>): VendorOperation {
  // The router hands it what its own schema made of the request, and a permit of its own action.
  return definition as unknown as VendorOperation;
}
