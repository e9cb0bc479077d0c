import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChangeNews } from './change-news.ts';

test('many changes are told at once the first time and then once a frame, the last one included', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const news = new ChangeNews(() => 0);
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
  news.tellOnly('sync');
  assert.deepEqual(told.slice(4), ['sync']);
  stop();
  news.tell('book');
  assert.equal(told.length, 5);
  news.close();
});

test('where reading anew takes long, it is done more rarely, but never later than every two seconds', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let nowMs = 0;
  let takesMs = 20;
  const news = new ChangeNews(() => nowMs);
  let count = 0;
  news.listen(() => {
    count += 1;
    nowMs += takesMs;
  });
  news.tell('book');
  news.tell('book');
  context.mock.timers.tick(379);
  assert.equal(count, 1);
  context.mock.timers.tick(1);
  assert.equal(count, 2);
  takesMs = 10_000;
  context.mock.timers.tick(1000);
  news.tell('book');
  news.tell('book');
  context.mock.timers.tick(1999);
  assert.equal(count, 3);
  context.mock.timers.tick(1);
  assert.equal(count, 4);
  news.close();
});
