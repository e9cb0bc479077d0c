import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChangeNews } from './change-news.ts';

test('many changes are told at once the first time and then once a frame, the last one included', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const news = new ChangeNews();
  const told: string[] = [];
  const stop = news.listen((topics) => told.push([...topics].join(' ')));
  news.tell('book');
  for (let index = 0; index < 100; index += 1) news.tell('book', 'sync');
  assert.deepEqual(told, ['book']);
  context.mock.timers.tick(16);
  assert.deepEqual(told, ['book', 'book sync']);
  context.mock.timers.tick(100);
  assert.equal(told.length, 2);
  news.tell('sync');
  news.tell('book');
  news.tellAtOnce('history');
  assert.deepEqual(told.slice(2), ['sync', 'book history']);
  context.mock.timers.tick(100);
  assert.equal(told.length, 4, 'nothing is told twice');
  stop();
  news.tell('book');
  assert.equal(told.length, 4);
  news.close();
});
