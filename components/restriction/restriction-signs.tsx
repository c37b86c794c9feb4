import type { ReactNode } from "react";

function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.4">
      {children}
    </svg>
  );
}

export function OpenLockSign() {
  return (
    <Drawing>
      <path d="M4 6.5V4a3 3 0 0 1 5.8-1" />
      <rect x="2.5" y="6.5" width="9" height="5.8" />
    </Drawing>
  );
}

/** The lower half is closed: something still goes. */
export function HalfLockSign() {
  return (
    <Drawing>
      <path d="M4 6.5V4.3a3 3 0 0 1 6 0v2.2" />
      <rect x="2.5" y="6.5" width="9" height="5.8" />
      <path d="M2.5 9.4h9v2.9h-9z" fill="currentColor" stroke="none" />
    </Drawing>
  );
}

export function LockSign() {
  return (
    <Drawing>
      <path d="M4 6.5V4.3a3 3 0 0 1 6 0v2.2" />
      <rect x="2.5" y="6.5" width="9" height="5.8" fill="currentColor" />
    </Drawing>
  );
}

/** Two people stand before it. */
export function ShieldSign() {
  return (
    <Drawing>
      <path d="M7 1.2 12 3v4c0 3-2.2 5-5 5.9C4.2 12 2 10 2 7V3z" />
      <path d="M7 1.2v11.7" />
    </Drawing>
  );
}

/** A bar past its limit. */
export function SpentSign() {
  return (
    <Drawing>
      <path d="M0.5 5h12.5v4H.5z" fill="currentColor" stroke="none" />
      <path d="M9.5 1v12" className="stroke-paper" strokeWidth="3" />
      <path d="M9.5 1v12" />
    </Drawing>
  );
}
