import { cva, type VariantProps } from "class-variance-authority";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-semibold whitespace-nowrap select-none transition-colors duration-100 disabled:cursor-not-allowed disabled:border-line disabled:bg-transparent disabled:text-ink-3 data-pending:cursor-progress [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover",
        secondary: "border-line-strong bg-raised text-ink hover:bg-hover",
        quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
        danger: "border-s100 bg-s100 text-on-s100 hover:opacity-90",
      },
      size: {
        sm: "h-7 px-2.5 text-sm pointer-coarse:h-11",
        md: "h-9 px-3.5 text-base pointer-coarse:h-11",
        icon: "size-8 pointer-coarse:size-11",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyle>;
