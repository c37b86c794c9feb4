import { classNames } from "./class-names";

export type StepperProps = {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the step one is at. */
  readonly current: number;
};

export function Stepper({ label, steps, current }: StepperProps) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={classNames(
            "flex items-center gap-2 border-t-2 border-line pt-1.5 pr-4 text-ink-3",
            index < current && "border-accent text-ink-2",
            index === current && "border-accent font-semibold text-ink",
          )}
        >
          <span className="figures">{index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
