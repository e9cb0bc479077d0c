/** The heads of the columns. */
import { Icon, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

interface RegisterColumnsProps {
  readonly id: string;
  /** Its sign: amounts carry none. */
  readonly currency: string;
}

export function RegisterColumns({ id, currency }: RegisterColumnsProps): ReactNode {
  const { register: { columns } } = useTexts();
  return (
    <div id={id} className="register-columns" role="row" aria-rowindex={1}>
      <span role="columnheader"><span className="visually-hidden">{columns.mark}</span></span>
      <span role="columnheader" aria-sort="ascending">{columns.date} <Icon name="chevron-up" size={16} /></span>
      <span role="columnheader" title={columns.method}><span className="register-text">{columns.method}</span></span>
      <span role="columnheader">{columns.payee}</span>
      <span role="columnheader"><span className="register-text">{columns.category}</span></span>
      <span role="columnheader" className="register-memo">{columns.memo}</span>
      <span role="columnheader" className="register-status">{columns.status}</span>
      <span role="columnheader" className="register-amount">{columns.debit(currency)}</span>
      <span role="columnheader" className="register-amount">{columns.credit(currency)}</span>
      <span role="columnheader" className="register-amount register-balance">{columns.balance(currency)}</span>
    </div>
  );
}
