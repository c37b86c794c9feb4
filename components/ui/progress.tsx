export type ProgressProps = {
  readonly label: string;
  readonly value: number;
  readonly max?: number | undefined;
  /** What stands beside the bar, e.g. "41,200 of 90,000 rows". */
  readonly text?: string | undefined;
};

export function Progress({ label, value, max = 100, text }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-4 text-sm">
        <span className="truncate">{label}</span>
        <span className="figures text-ink-2">{text ?? `${Math.floor(share * 100)}%`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-1.5 bg-line"
      >
        <div className="h-full origin-left bg-accent transition-[width]" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
