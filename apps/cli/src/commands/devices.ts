import { dataFolder, openKeyStore, randomBytes, type KeyStore } from '@tandem/host';
import { foldName, success } from '@tandem/ledger';
import { withBook } from '../book-file.ts';
import { parseInput, type Command, type CommandContext, type Outcome } from '../command.ts';
import { taskFailed } from '../failure.ts';
import { formatMoment } from '../messages/number-format.ts';

const usage = {
  options: { book: { type: 'string', required: true }, forget: { type: 'string' } }, positionals: [],
} as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, forget } = input.value.values;
    return withBook(context, book, forget === undefined ? 'read' : 'write', ({ path }) => {
      const keys = openKeyStore(dataFolder(context.environment), path, randomBytes);
      if (!keys.ok) {
        return taskFailed({ kind: 'key-file', path: keys.error.path, isDamaged: keys.error.kind === 'damaged' });
      }
      return forget === undefined ? list(context, keys.value) : forgetOne(context, keys.value, forget);
    });
  },
};

type Device = KeyStore['devices'][number];

function list({ output, catalogue: { keeping }, language }: CommandContext, { devices }: KeyStore): Outcome {
  const moment = (wallMs: number | undefined): string =>
    (wallMs === undefined ? keeping.never : formatMoment(wallMs, language));
  if (output.isJson) {
    for (const device of devices) {
      output.object({
        id: idOf(device), name: device.name, pairedAt: new Date(device.firstMetMs).toISOString(),
        lastSyncAt: device.lastSyncMs === undefined ? null : new Date(device.lastSyncMs).toISOString(),
      });
    }
  } else if (devices.length === 0) {
    output.line(keeping.devicesEmpty);
  } else {
    const { column } = keeping;
    output.table([
      { heading: column.device, align: 'left', widthMax: 40 }, { heading: column.met, align: 'left' },
      { heading: column.lastSync, align: 'left' }, { heading: '', align: 'left' },
    ], devices.map((device) => [device.name, moment(device.firstMetMs), moment(device.lastSyncMs), idOf(device)]));
  }
  return success(undefined);
}

function forgetOne({ output, catalogue: { keeping } }: CommandContext, keys: KeyStore, name: string): Outcome {
  const { devices } = keys;
  const exact = devices.filter((device) => device.name === name || idOf(device) === name.toLowerCase());
  const found = exact.length > 0 ? exact : devices.filter((device) => foldName(device.name) === foldName(name));
  const [device, other] = found;
  if (device === undefined) return taskFailed({ kind: 'no-such-device', name });
  if (other !== undefined) return taskFailed({ kind: 'several-devices', name });
  const failed = keys.forget(device.publicKey);
  if (failed !== undefined) {
    return taskFailed({ kind: 'key-file', path: failed.path, isDamaged: failed.kind === 'damaged' });
  }
  if (output.isJson) output.object({ event: 'forgotten', id: idOf(device), name: device.name });
  else output.line(keeping.forgotten(device.name));
  return success(undefined);
}

/** The beginning of its public key: enough to tell two of one name apart. */
function idOf({ publicKey }: Device): string {
  return Buffer.from(publicKey.subarray(0, 8)).toString('hex');
}
