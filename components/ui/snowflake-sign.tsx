/** Frozen with resources, and a frozen resource. */
export function SnowflakeSign() {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.4">
      <path d="M7 .8v12.4M1.6 3.9l10.8 6.2M12.4 3.9 1.6 10.1M5.3 1.7 7 3.2l1.7-1.5M5.3 12.3 7 10.8l1.7 1.5" />
    </svg>
  );
}
