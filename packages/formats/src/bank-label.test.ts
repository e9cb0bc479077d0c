import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayToIso, parseDay, type Day } from '@tandem/ledger';
import fc from 'fast-check';
import { readBankLabel } from './bank-label.ts';

function day(iso: string): Day {
  const parsed = parseDay(iso);
  assert.ok(parsed !== undefined);
  return parsed;
}

function read(label: string, bankDay = '2026-12-14'): readonly string[] {
  const { payee, purchaseDay, method, checkNumber } = readBankLabel(label, day(bankDay));
  return [payee, purchaseDay === undefined ? '' : dayToIso(purchaseDay), method ?? '', checkNumber];
}

test('card payments give the shop and the day of the purchase, in the words of each bank', () => {
  const fnac = ['FNAC METZ', '2026-12-12', 'card', ''];
  for (const label of [
    'CARTE 12/12 FNAC METZ', // Fortuneo, AXA Banque
    'CARTE 12/12/26 FNAC METZ CB*1234', // BoursoBank, without its usual name
    'ACHAT CB FNAC METZ 12.12.26', 'ACHAT CB FNAC METZ 12.12.26 CARTE NUMERO 123', // La Banque Postale
    'CB FNAC METZ FACT 121226', // Caisse d'Épargne
    'PAIEMENT PAR CARTE X1234 FNAC METZ 12/12', // Crédit Agricole
    'PAIEMENT CB 1212 FNAC METZ CARTE 1234', 'PAIEMENT PSC 1212 FNAC METZ CARTE 1234', // CIC, Crédit Mutuel
    'FACTURE CARTE DU 121226 FNAC METZ CARTE 4974XXXXXXXX1234', // BNP Paribas
    'CB FNAC METZ 12/12/26', // LCL
    'CARTE X1234 12/12 FNAC METZ', // Société Générale
    'CB*1234 FNAC   METZ 12/12', // Banque Populaire
    'Carte 12/12 FNAC METZ 1432',
  ]) assert.deepEqual(read(label), fnac, label);
  assert.deepEqual(read('Fnac | CARTE 12/12/26 FNAC METZ CB*1234'), ['Fnac', '2026-12-12', 'card', '']);
});

test('the year of a purchase is the one that is near the bank\'s day', () => {
  assert.deepEqual(read('CARTE 30/12 CINEMA LUMIERE', '2027-01-02'), ['CINEMA LUMIERE', '2026-12-30', 'card', '']);
  assert.deepEqual(read('CARTE 01/01 PEAGE', '2026-12-31'), ['PEAGE', '2027-01-01', 'card', '']);
  assert.deepEqual(read('CARTE 29/02 FLEURISTE', '2028-03-01'), ['FLEURISTE', '2028-02-29', 'card', '']);
});

test('numbers that are no date of this purchase stay in the name', () => {
  assert.deepEqual(read('CARTE 12/06 BISTROT'), ['12/06 BISTROT', '', 'card', '']);
  assert.deepEqual(read('CARTE 13/12 BAR 24/24'), ['BAR 24/24', '2026-12-13', 'card', '']);
  assert.deepEqual(read('CARTE 13/12 MONOPRIX LYON 3'), ['MONOPRIX LYON 3', '2026-12-13', 'card', '']);
  assert.deepEqual(read('CARTE 31/02 GARAGE'), ['31/02 GARAGE', '', 'card', '']);
  assert.deepEqual(read('CARTE 12/12/19 VIDE GRENIER'), ['12/12/19 VIDE GRENIER', '', 'card', '']);
});

test('direct debits and transfers give the other party without the references', () => {
  const cases: readonly (readonly [label: string, payee: string, method: string])[] = [
    ['PRLV SEPA EDF', 'EDF', 'direct-debit'], ['PRLV SYNDIC LES TILLEULS', 'SYNDIC LES TILLEULS', 'direct-debit'],
    ['PRELEVEMENT DE ÉLECTRICITÉ DU VAL', 'ÉLECTRICITÉ DU VAL', 'direct-debit'],
    ['PRLV SEPA MGEN ECH/081226 ID EMETTEUR/FR12ZZZ123456 MDT/00012', 'MGEN', 'direct-debit'],
    ['PRELEVEMENT EUROPEEN EAU DU VAL', 'EAU DU VAL', 'direct-debit'],
    ['VIR SEPA PAULINE ESTEVE', 'PAULINE ESTEVE', 'transfer'], ['VIR EMIS LIVRET A', 'LIVRET A', 'transfer'],
    ['VIR RECU CAF DU RHONE', 'CAF DU RHONE', 'transfer'], ['VIR INST PAULINE ESTEVE', 'PAULINE ESTEVE', 'transfer'],
    ['VIREMENT EN VOTRE FAVEUR DE ATELIER MOREAU', 'ATELIER MOREAU', 'transfer'],
    ['VIREMENT POUR PAULINE ESTEVE', 'PAULINE ESTEVE', 'transfer'], ['VIREMENT SALAIRE', 'SALAIRE', 'transfer'],
    ['VIR SEPA RECU /DE ATELIER MOREAU /MOTIF SALAIRE 12 /REF 12', 'ATELIER MOREAU', 'transfer'],
    ['VIR SEPA EMIS /MOTIF LOYER /BEN PAULINE ESTEVE /REFDO 1', 'PAULINE ESTEVE', 'transfer'],
  ];
  for (const [label, payee, method] of cases) assert.deepEqual(read(label), [payee, '', method, ''], label);
});

test('cheques, withdrawals and fees name no payee of their own', () => {
  for (const label of ['CHEQUE 1234567', 'CHEQUE N° 1234567', 'CHEQUE EMIS 1234567', 'CHQ 1234567', 'CHÈQUE N 1234567',
    'CHEQUE 01234567']) {
    assert.deepEqual(read(label), ['', '', 'cheque', '1234567'], label);
  }
  assert.deepEqual(read('REMISE DE CHEQUES N 0012'), ['', '', 'cheque', '']);
  assert.deepEqual(read('RETRAIT DAB 12/12 METZ GARE'), ['', '2026-12-12', 'cash-withdrawal', '']);
  assert.deepEqual(read('RETRAIT AU DISTRIBUTEUR METZ'), ['', '', 'cash-withdrawal', '']);
  assert.deepEqual(read('COTISATION CARTE'), ['COTISATION CARTE', '', 'bank-fee', '']);
});

test('words that only begin like a bank\'s are a name', () => {
  for (const label of ['CARTERON JARDINS', 'VIRGIN STORE', 'CBD SHOP', 'RETOUCHES EXPRESS', 'CHEQUE CADEAU', 'PRLVX',
    'FRAIS ET BIO', 'RETRAITE DU PARC', 'COTISATION TENNIS',
    'LIBRAIRIE DU CANAL', 'FRAISIER ET FILS', 'A | B']) {
    assert.deepEqual(read(label), [label, '', '', ''], label);
  }
});

test('no label throws or costs more than its length', () => {
  const words = fc.constantFrom(
    'CARTE', 'CB', '12/12', 'X', '****', '1234', 'VIR', 'SEPA', '/DE', 'PRLV', ' ', '|', 'É\0',
  );
  const labels = fc.array(words, { maxLength: 2_000 }).map((list) => list.join(' '));
  fc.assert(fc.property(fc.oneof(fc.string(), labels), (label) => {
    assert.ok(readBankLabel(label, day('2026-12-14')).payee.length <= 200);
  }));
});
