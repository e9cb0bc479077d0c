/**
 * What the page keeps in the browser's storage (what is half typed, what waits to be entered, the last account) is of
 * one book. A page is of one book from its start to its end: for another one it begins anew.
 */
import { useQuery } from '@tandem/ui/first-load';
import { useEffect } from 'react';
import { firstPlace } from '../navigation/route.ts';
import { pageBook, rememberPageBook } from '../screen/kept-storage.ts';

/** The page turns into one of this book, from the first screen on. */
export function beginWithBook(bookId: string): void {
  rememberPageBook(bookId);
  history.replaceState(firstPlace, '');
  location.reload();
}

/** Where the Worker has opened another book than this page was of: chosen in another tab, or a kill came between. */
export function usePageOfBook(): void {
  const current = useQuery('books', {})?.current;
  useEffect(() => {
    if (current !== undefined && current !== pageBook() && rememberPageBook(current)) beginWithBook(current);
  }, [current]);
}
