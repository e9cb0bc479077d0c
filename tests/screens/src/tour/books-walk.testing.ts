/** The books of a phone that has several. */
import type { BooksView } from '@tandem/contract';
import type { Guide } from './guide.testing.ts';

export async function walkBooks({ engine, page, say, stop }: Guide): Promise<void> {
  const name = say('Association des parents d’élèves', 'Parents’ association');
  const figures = { entries: 148, bytes: 1_240_000, lastSyncMs: null, waitingChanges: null, bookId: '0'.repeat(32) };
  const view: BooksView = {
    current: 'tandem', canAdd: true,
    books: [
      {
        id: 'tandem', name: null, isSetAside: false,
        figures: { ...figures, entries: 10_482, lastSyncMs: Date.now() - 3_600_000, waitingChanges: 3 },
      },
      { id: 'tandem-book-2', name, isSetAside: false, figures },
      { id: 'tandem-book-3', name: 'Club', isSetAside: true, figures },
    ],
  };
  await engine.tell('books', view);
  await page.getByText(name).waitFor();
  await stop('phone-books');
  await page.getByRole('button', { name: say(`Renommer ${name}`, `Rename ${name}`) }).click();
  await stop('phone-book-name');
  await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
  await page.getByRole('button', { name: say('Effacer Club…', 'Delete Club…') }).click();
  await page.getByText(say('Non, le garder', 'No, keep it')).waitFor();
  await stop('phone-book-erase');
  await page.getByText(say('Non, le garder', 'No, keep it')).click();
  await engine.tell('books', { ...view, canAdd: false });
  await stop('phone-books-full');
  await engine.untell('books');
  await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
}
