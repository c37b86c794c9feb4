/** One look for everything one types into. */
export const CONTROL =
  "w-full min-w-0 rounded-md border border-line-strong bg-raised text-base text-ink transition-colors duration-100 hover:border-ink-2 disabled:cursor-not-allowed disabled:border-line disabled:bg-hover disabled:text-ink-3 aria-invalid:border-s100 pointer-coarse:text-[1rem]";
export const CONTROL_LINE = "h-9 px-2.5 pointer-coarse:h-11";
