/** The day on which an entry is typed, in the device's time zone: known before the book is open. */
import { civilToDay, toDay, type Day } from '@tandem/ledger';
import { useQuery } from '@tandem/ui/first-load';

const msPerDay = 86_400_000;

export function useToday(): Day {
  const book = useQuery('book', {});
  return book?.kind === 'open' ? book.today : deviceToday();
}

function deviceToday(): Day {
  const now = new Date();
  return civilToDay(now.getFullYear(), now.getMonth() + 1, now.getDate())
    ?? toDay(Math.floor(now.getTime() / msPerDay));
}
