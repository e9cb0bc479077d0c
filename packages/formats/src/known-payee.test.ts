import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownPayees } from './known-payee.ts';

test('a bank\'s words give the user\'s payee by its whole first words', () => {
  const payees = new KnownPayees(['Fnac', 'Carrefour', 'Carrefour Market', 'Café de la Gare', 'Le', 'Cinéma Lumière']);
  assert.equal(payees.find('FNAC METZ'), 'Fnac');
  assert.equal(payees.find('CARREFOUR MARKET LYON 7'), 'Carrefour Market');
  assert.equal(payees.find('CARREFOUR LYON 7'), 'Carrefour');
  assert.equal(payees.find('CAFE DE LA GARE'), 'Café de la Gare');
  assert.equal(payees.find('CINEMA LUMIERE'), 'Cinéma Lumière');
  for (const words of ['FNACOM', 'LE BISTROT', 'CAFE DE', '', 'METZ FNAC']) assert.equal(payees.find(words), undefined);
});
