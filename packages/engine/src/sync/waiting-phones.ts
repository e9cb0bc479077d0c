/**
 * Phones that have come while another one has the window. Each is told so as long as it waits; who leaves by itself is
 * out of the row.
 */
import type { ChannelPeer } from '@tandem/link';
import { consentTimeMsMax, encodeHostWord, isDeclined, waitingMax, type ChannelSocket } from '@tandem/transport';

/** As often as a phone that waits for a consent hears of it. */
const tellEveryMs = 10_000;

export interface WaitingPhone {
  readonly socket: ChannelSocket;
  readonly peer: ChannelPeer;
}

export class WaitingPhones {
  readonly #onChanged: () => void;
  #row: readonly WaitingPhone[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Those that have said their first word: before it, a phone's user still compares six digits. */
  readonly #listening = new Set<WaitingPhone>();

  constructor(onChanged: () => void) {
    this.#onChanged = onChanged;
  }

  /** In their turn. */
  get names(): readonly string[] {
    return this.#row.map(({ peer }) => peer.deviceName);
  }

  /** False where too many wait. */
  add(phone: WaitingPhone): boolean {
    if (this.#row.length >= waitingMax) return false;
    this.#row = [...this.#row, phone];
    this.#timer ??= setInterval(() => this.#tell(), tellEveryMs);
    void this.#listenTo(phone);
    void phone.socket.ended.then(() => this.#remove(phone));
    this.#onChanged();
    return true;
  }

  takeNext(): WaitingPhone | undefined {
    const [next] = this.#row;
    if (next !== undefined) this.#remove(next);
    return next;
  }

  /** Nobody gets a turn any more. */
  close(): void {
    for (const { socket } of this.#row) socket.leave(encodeHostWord('declined'));
    for (const phone of this.#row) this.#remove(phone);
  }

  async #listenTo(phone: WaitingPhone): Promise<void> {
    const hasSpoken = await phone.socket.hasSpoken(consentTimeMsMax);
    if (!this.#row.includes(phone)) return;
    if (!hasSpoken || phone.socket.waiting.some(isDeclined)) {
      this.#remove(phone);
      phone.socket.cut();
      return;
    }
    this.#listening.add(phone);
    tellToWait(phone);
  }

  #tell(): void {
    for (const phone of this.#row) {
      if (!this.#listening.has(phone)) continue;
      if (phone.socket.waiting.some(isDeclined)) {
        this.#remove(phone);
        phone.socket.cut();
      } else {
        tellToWait(phone);
      }
    }
  }

  #remove(phone: WaitingPhone): void {
    if (!this.#row.includes(phone)) return;
    this.#row = this.#row.filter((other) => other !== phone);
    this.#listening.delete(phone);
    if (this.#row.length === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    this.#onChanged();
  }
}

function tellToWait({ socket }: WaitingPhone): void {
  socket.send(encodeHostWord('wait-for-turn'));
}
