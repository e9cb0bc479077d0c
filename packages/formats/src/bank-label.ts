/**
 * What a French bank's label says besides the name: how it was paid, on which day, with which cheque.
 *
 * Reading is cautious, since the label itself is kept: what has not the form that banks give it stays in the payee.
 * In particular a town stays (`CARTE 12/12 FNAC METZ` gives FNAC METZ): no rule tells it from a name. The payees that
 * the user already has do, see `known-payee.ts`.
 */
import type { Day } from '@tandem/ledger';
import { extractPurchaseDay } from './bank-label-day.ts';

export type BankMethod =
  | 'card' | 'direct-debit' | 'transfer' | 'cheque' | 'cash-withdrawal' | 'bank-fee';

export interface LabelReading {
  /** In the bank's own letters; empty where the label names none (cheques, withdrawals). */
  readonly payee: string;
  readonly purchaseDay: Day | undefined;
  readonly method: BankMethod | undefined;
  readonly checkNumber: string;
}

/** A label is cut here for reading only: no bank writes a name beyond it. */
const readLengthMax = 200;

const cardStart = new RegExp(
  '^(?:(?:FACTURES? |PAIEMENTS? |ACHATS? )?(?:PAR )?(?:CARTE|CB|PSC)(?: BANCAIRE| BLEUE)?(?: SANS CONTACT)?'
  + '|PAIEMENT SANS CONTACT)(?=[ *]|$)', 'i');
const directDebitStart = new RegExp(
  '^(?:PRLVT?|PRELVT?|PRELEVEMT|PR[ÉE]L[ÈE]VEMENTS?)(?: EUROP[ÉE]EN)?(?: SEPA)?(?: (?:DE|AU PROFIT DE))?(?= |$)', 'i');
const transferStart = new RegExp(
  '^(?:VIR|VIRT|VIREMENT)(?: SEPA)?(?: (?:INST|INSTANTANE|INSTANTAN[ÉE]|PERMANENT))?(?: (?:RECU|REÇU|EMIS|ÉMIS))?'
  + '(?: (?:EN VOTRE FAVEUR DE|EN VOTRE FAVEUR|EN FAVEUR DE|DE|POUR|VERS))?(?= |$)', 'i');
const chequeStart = /^(?:CHEQUES?|CHÈQUES?|CHQ)(?: EMIS| ÉMIS)?(?: N ?[°o.]?)? ?0*(\d{4,9})(?= |$)/i;
const chequeDepositStart = /^(?:REMISE|REM)(?: DE)? (?:CHEQUES?|CHÈQUES?|CHQ)(?= |$)/i;
const withdrawalStart = /^(?:RETRAITS?|RET DAB|RET GAB|DAB|GAB)(?= |$)/i;
const feeStart = new RegExp(
  '^(?:FRAIS (?:BANCAIRES|(?:DE )?(?:TENUE|GESTION|REJET)|D\'INTERVENTION)|AGIOS|INTERETS DEBITEURS'
  + '|COMMISSIONS? D\'INTERVENTION|COTIS(?:ATION|\\.)? (?:CARTE|CB|VISA|MASTERCARD|COMPTE))(?= |$)', 'i');

/** `CB*1234`, `CARTE X1234`, `CARTE NUMERO 123`, `4974XXXXXXXX1234`, `X1234`: the user's card, not the shop. */
const cardNumber = new RegExp(
  ' (?:(?:CB|CARTE)[* ]{0,4}(?:(?:N[°O]?|NUMERO) ?)?(?:\\d{4}[X*]{4,12}|[X*]{0,12})\\d{3,4}'
  + '|\\d{4}[X*]{4,12}\\d{3,4}|[X*]{1,12}\\d{4})(?= |$)', 'gi');
/** Where the references of a SEPA order begin. */
const sepaReference = new RegExp(
  ' (?:(?:ECH|ID EMETTEUR|MDT|REF|LIB|MOTIF|REFDO|REFBEN|RUM|ICS)[/:]|/(?:MOTIF|REF|REFDO|REFBEN) ).*$', 'i');

/** `bankDay`: the day of the bank's line, from which a date without a year has its year. */
export function readBankLabel(label: string, bankDay: Day): LabelReading {
  const text = label.slice(0, readLengthMax).replace(/\s+/g, ' ').trim();
  // BoursoBank writes the shop's usual name before its own words: `Carrefour | CARTE 10/02/26 CARREFOUR CB*1234`.
  const [tidyName = '', ownWords] = text.split(' | ', 2);
  if (ownWords === undefined) return readOneLabel(text, bankDay);
  const reading = readOneLabel(ownWords, bankDay);
  return reading.method === undefined ? { ...reading, payee: text } : { ...reading, payee: tidyName };
}

function readOneLabel(text: string, bankDay: Day): LabelReading {
  const nothing = { payee: '', purchaseDay: undefined, checkNumber: '' };
  const cheque = chequeStart.exec(text);
  if (cheque !== null) return { ...nothing, method: 'cheque', checkNumber: cheque[1] ?? '' };
  if (chequeDepositStart.test(text)) return { ...nothing, method: 'cheque' };
  if (withdrawalStart.test(text)) {
    return { ...nothing, method: 'cash-withdrawal', purchaseDay: extractPurchaseDay(text, bankDay).day };
  }
  const card = restAfter(cardStart, text);
  if (card !== undefined) {
    const { day, rest } = extractPurchaseDay(` ${card}`.replaceAll(cardNumber, ''), bankDay);
    return { ...nothing, method: 'card', purchaseDay: day, payee: withoutShopNumber(rest) };
  }
  const debit = restAfter(directDebitStart, text);
  if (debit !== undefined) return { ...nothing, method: 'direct-debit', payee: withoutReferences(debit) };
  const transfer = restAfter(transferStart, text);
  if (transfer !== undefined) return { ...nothing, method: 'transfer', payee: withoutReferences(transfer) };
  return { ...nothing, method: feeStart.test(text) ? 'bank-fee' : undefined, payee: text };
}

function restAfter(start: RegExp, text: string): string | undefined {
  const match = start.exec(text);
  return match === null ? undefined : text.slice(match[0].length).trim();
}

/** `PICARD 1432` is a shop of Picard; a short number (`LYON 3`, `STUDIO 54`) may belong to the name. */
function withoutShopNumber(payee: string): string {
  return payee.replace(/(?<=\S) \d{3,}$/, '').trim();
}

/** BNP Paribas: `VIR SEPA RECU /DE PAULINE ESTEVE /MOTIF LOYER`, `VIR SEPA EMIS /MOTIF LOYER /BEN PAULINE ESTEVE`. */
function withoutReferences(rest: string): string {
  const named = / ?\/(?:DE|BEN) ([^/]+)/i.exec(` ${rest}`)?.[1];
  return (named ?? ` ${rest}`.replace(sepaReference, '')).trim();
}
