/** A screen of the PC program without a browser: its engine over the WebSocket of a window. */
import { objectAt, parseJsonObject, textAt, type JsonObject } from './json-object.ts';

const answerTimeMsMax = 180_000;

export class PcEngine {
  readonly #socket: WebSocket;
  readonly #listenerById = new Map<number, (message: JsonObject) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = parseJsonObject(String(data));
      this.#listenerById.get(Number(message['id']))?.(message);
    });
  }

  /** `address`: of a window, with its ticket. */
  static async connect(address: string): Promise<PcEngine> {
    const admitted = await fetch(address, { redirect: 'manual' });
    const [cookie] = admitted.headers.getSetCookie();
    if (cookie === undefined) throw new Error(`the window was not let in: ${admitted.status}`);
    const { host, origin } = new URL(address);
    const socket = new WebSocket(`ws://${host}/engine`, { headers: { cookie: cookie.split(';')[0] ?? '', origin } });
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error('the engine did not answer')));
    });
    return new PcEngine(socket);
  }

  /** Throws where it is refused. */
  async command(name: string, parameters: object): Promise<void> {
    const answer = await this.#send({ kind: 'command', name, parameters }, () => true);
    if (answer['kind'] !== 'done') throw new Error(`${name}: ${JSON.stringify(answer)}`);
  }

  /** The first view of the sync of this kind. */
  async waitForSync(kind: string): Promise<JsonObject> {
    const message = await this.#send({ kind: 'subscribe', name: 'sync', parameters: {} }, (each) =>
      textAt(objectAt(each, 'value'), 'kind') === kind);
    return objectAt(message, 'value');
  }

  close(): void {
    this.#socket.close();
  }

  #send(message: object, isAnswer: (message: JsonObject) => boolean): Promise<JsonObject> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer: ${JSON.stringify(message)}`)), answerTimeMsMax);
      this.#listenerById.set(id, (answer) => {
        if (!isAnswer(answer)) return;
        clearTimeout(timer);
        this.#listenerById.delete(id);
        resolve(answer);
      });
      this.#socket.send(JSON.stringify({ ...message, id }));
    });
  }
}
