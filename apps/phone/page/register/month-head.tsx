import type { Day } from '@tandem/ledger';
import { formatMonth, useLanguage } from '@tandem/ui';
import type { ReactNode } from 'react';
import './register-screen.css';

/** `Novembre 2026` over the entries of a month. */
export function MonthHead({ day }: { readonly day: Day }): ReactNode {
  return <h2 className="register__month">{formatMonth(day, useLanguage())}</h2>;
}
