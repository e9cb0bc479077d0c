/** The register of one account. */
import { useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { RegisterBody } from './register-body.tsx';
import { RegisterHead } from './register-head.tsx';
import type { RegisterViewProps } from './register-window.ts';
import './register.css';

/** Its caller gives it the account as key: another account is another register. */
export function RegisterView(props: RegisterViewProps): ReactNode {
  const { register: texts } = useTexts();
  const register = useQuery('register', { accountId: props.accountId });
  if (register === undefined) return <section className="register" aria-busy="true" />;
  if (register === null) return <p className="register-notice">{texts.accountGone}</p>;
  return (
    <section className="register" aria-label={register.account.name}>
      <RegisterHead account={register.account} projectedDay={register.projectedDay} today={props.today} />
      <RegisterBody {...props} register={register} />
    </section>
  );
}
