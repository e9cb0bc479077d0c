import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slotBytes, SlotFile, slotTextBytesMax, type SlotHandle } from './slot-file.ts';

test('what was written is read, the newest of two and more', () => {
  const disk = new MemoryDisk();
  assert.equal(new SlotFile(disk).text, undefined);
  for (const text of ['one', 'two', 'troisième', '']) {
    new SlotFile(disk).write(text);
    assert.equal(new SlotFile(disk).text, text);
  }
});

test('a write that is cut anywhere leaves the former text', () => {
  for (let cut = 0; cut < 60; cut += 1) {
    const disk = new MemoryDisk();
    new SlotFile(disk).write('the former text');
    new SlotFile(disk).write('the text of now');
    disk.bytesUntilCut = cut;
    assert.throws(() => new SlotFile(disk).write('text that is longer than'), /cut/);
    disk.bytesUntilCut = undefined;
    assert.equal(new SlotFile(disk).text, 'the text of now', `cut after ${cut} bytes`);
    new SlotFile(disk).write('and on it goes');
    assert.equal(new SlotFile(disk).text, 'and on it goes');
  }
});

test('a damaged newest slot gives way to the former one', () => {
  const disk = new MemoryDisk();
  const file = new SlotFile(disk);
  file.write('former');
  file.write('newest');
  disk.bytes[slotBytes + 45] = 1;
  assert.equal(new SlotFile(disk).text, 'former');
});

test('a storage that takes a part only is full, and the former text remains', () => {
  const disk = new MemoryDisk();
  const file = new SlotFile(disk);
  file.write('former');
  disk.isShort = true;
  assert.throws(() => file.write('newest'), { name: 'QuotaExceededError' });
  assert.equal(file.text, 'former');
  assert.equal(new SlotFile(disk).text, 'former');
});

test('the longest text fits, a longer one is a bug', () => {
  const disk = new MemoryDisk();
  const longest = 'x'.repeat(slotTextBytesMax);
  new SlotFile(disk).write(longest);
  new SlotFile(disk).write(`${longest.slice(1)}y`);
  assert.equal(new SlotFile(disk).text, `${longest.slice(1)}y`);
  assert.throws(() => new SlotFile(disk).write(`${longest}x`), RangeError);
});

class MemoryDisk implements SlotHandle {
  bytes = new Uint8Array(0);
  bytesUntilCut: number | undefined;
  isShort = false;

  read(buffer: Uint8Array<ArrayBuffer>, { at }: { readonly at: number }): number {
    const part = this.bytes.subarray(at, at + buffer.length);
    buffer.set(part);
    return part.length;
  }

  write(buffer: Uint8Array<ArrayBuffer>, { at }: { readonly at: number }): number {
    const length = this.isShort ? buffer.length - 1 : Math.min(buffer.length, this.bytesUntilCut ?? buffer.length);
    const grown = new Uint8Array(Math.max(this.bytes.length, at + length));
    grown.set(this.bytes);
    grown.set(buffer.subarray(0, length), at);
    this.bytes = grown;
    if (this.bytesUntilCut !== undefined) throw new Error('cut');
    return length;
  }

  flush(): void {}

  close(): void {}
}
