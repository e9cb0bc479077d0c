/**
 * The phone's Android program, as it was made into a folder, and its door in the home network:
 *
 *   tandem.apk   signed
 *   tandem.json  { versionName, versionCode, bytes, sha256, certificateSha256 }, digests in hexadecimal
 *
 * What is handed out is the package with this PC's invitation in its signing block: see `docs/adr/0018`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { AppHandover, AppOffer, AppOfferRequest, AppPackage } from '@tandem/engine';
import { openPackageServer, rankAddresses, withApkPair, type PackageServer } from '@tandem/host';
import { describeAddresses } from './network-names.ts';
import { causeOf, type ListeningPlace } from './pc-reach.ts';

const fileName = 'tandem.apk';
const path = `/${fileName}`;
const contentType = 'application/vnd.android.package-archive';
/** "TDM1": of the pair that holds the invitation, a pairing link's text. */
export const invitationPairId = 0x54444d31;

export interface PhoneAppPlace {
  readonly folder: string;
  /** Of `--address`; undefined for all networks of this computer. */
  readonly address: ListeningPlace['address'];
  readonly make: AppHandover['make'];
}

export function phoneApp({ folder, address, make }: PhoneAppPlace): AppHandover {
  return {
    find: () => readAppPackage(folder),
    make: make === undefined ? undefined : onceAtATime(make),
    async offer(request) {
      const interfaces = networkInterfaces();
      const addresses = address === undefined ? rankAddresses(interfaces) : [address.bytes];
      if (addresses.length === 0) return { ok: false, cause: 'no-network' };
      const stamped = new InvitedFile(request);
      const opened = await openPackageServer({
        bindAddress: address?.text, path, contentType, content: () => stamped.now().bytes,
        onProgress: request.onProgress,
      });
      if (!opened.ok) return { ok: false, cause: causeOf(opened.error) };
      const server = opened.value;
      const shown = describeAddresses(addresses, server.port, interfaces);
      return { ok: true, value: offerOf(server, stamped, shown) };
    },
  };
}

function offerOf(
  server: PackageServer, stamped: InvitedFile, addresses: ReturnType<typeof describeAddresses>,
): AppOffer {
  return {
    view() {
      const { bytes, isInviting, sha256 } = stamped.now();
      return {
        addresses: addresses.map(({ text, network }) => ({ url: `http://${text}${path}`, network })),
        fileName, bytes: bytes.length, sha256, isInviting,
        downloads: server.downloads.map((download) => Math.floor((100 * download.sentBytes) / download.bytes)),
      };
    },
    shut: () => server.shut(),
    close: () => server.close(),
  };
}

interface StampedFile {
  readonly invitation: string | undefined;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly isInviting: boolean;
}

class InvitedFile {
  readonly #request: AppOfferRequest;
  #made: StampedFile | undefined;

  constructor(request: AppOfferRequest) {
    this.#request = request;
  }

  /** With the invitation of this moment; the same object as long as that is the same. */
  now(): StampedFile {
    const { appPackage, invite } = this.#request;
    const invitation = invite();
    if (this.#made !== undefined && this.#made.invitation === invitation) return this.#made;
    const plain = Buffer.from(appPackage.file);
    const stamped = invitation === undefined
      ? undefined : withApkPair(plain, { id: invitationPairId, value: Buffer.from(invitation) });
    const bytes = stamped ?? plain;
    this.#made = { invitation, bytes, sha256: sha256Of(bytes), isInviting: stamped !== undefined };
    return this.#made;
  }
}

/** Undefined where there is none, or where it is not the file that its description is of. */
function readAppPackage(folder: string): AppPackage | undefined {
  const file = readOrUndefined(join(folder, fileName));
  const description = readOrUndefined(join(folder, 'tandem.json'));
  if (file === undefined || description === undefined) return undefined;
  const fields: unknown = parseOrUndefined(description.toString());
  if (typeof fields !== 'object' || fields === null || !('versionName' in fields) || !('sha256' in fields)
    || !('certificateSha256' in fields)) {
    return undefined;
  }
  const { versionName, sha256, certificateSha256 } = fields;
  const isWhole = typeof versionName === 'string' && isDigest(certificateSha256) && isDigest(sha256)
    && sha256.toLowerCase() === sha256Of(file);
  return isWhole ? { versionName, certificateSha256: certificateSha256.toLowerCase(), file } : undefined;
}

/** Who asks while it is made waits for the same. */
function onceAtATime(make: NonNullable<AppHandover['make']>): NonNullable<AppHandover['make']> {
  let running: ReturnType<typeof make> | undefined;
  return (onStep) => {
    running ??= make(onStep).finally(() => {
      running = undefined;
    });
    return running;
  };
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readOrUndefined(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    // Not made yet, or made elsewhere: either way there is nothing to hand over.
    return undefined;
  }
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written: it is made anew.
    return undefined;
  }
}
