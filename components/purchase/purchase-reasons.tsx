import type { ReactNode } from "react";

export type PurchaseReasonItem = {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  /** Who can lift it, already worded: "Lifted by your reseller". */
  readonly liftedBy: string;
  /** The way there, or what can be done about it. */
  readonly way?: ReactNode;
};

export type PurchaseReasonsProps = { readonly label: string; readonly reasons: readonly PurchaseReasonItem[] };

/** Why not: every reason, each with who can lift it and the way there. */
export function PurchaseReasons({ label, reasons }: PurchaseReasonsProps) {
  return (
    <ul aria-label={label} className="flex flex-col">
      {reasons.map(({ id, title, detail, liftedBy, way }) => (
        <li key={id} className="flex gap-3 border-b border-line py-2.5 last:border-b-0">
          <span aria-hidden className="mt-2.5 h-px w-3 shrink-0 bg-s100 outline outline-s100" />
          <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
            <div className="min-w-0 basis-80 grow">
              <p className="font-semibold">{title}</p>
              {detail && <p className="text-sm text-ink-2">{detail}</p>}
            </div>
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-ink-2">
              <p>{liftedBy}</p>
              {way}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
