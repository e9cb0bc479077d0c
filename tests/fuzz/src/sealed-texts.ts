/**
 * Codes whose checksum fits whatever they hold: what somebody who knows the format could show to a camera. Written from
 * the format's description alone (`pairing-link.ts`, `short-code.ts`), so that it is a second reading of it.
 */
import { createHash } from 'node:crypto';

const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** RFC 9285 over the body and 3 or 4 bytes of checksum, which make their number odd. */
export function sealLink(body: Uint8Array): string {
  const sealed = Buffer.concat([body, checksum('link checksum', body).subarray(0, body.length % 2 === 0 ? 3 : 4)]);
  let text = 'TDM1:';
  for (let at = 0; at < sealed.length; at += 2) {
    const isPair = at + 1 < sealed.length;
    let value = isPair ? sealed.readUInt16BE(at) : sealed.readUInt8(at);
    for (let rest = isPair ? 3 : 2; rest > 0; rest -= 1) {
      text += base45[value % 45] ?? '';
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** 16 bytes of body and 12 bits of checksum, most significant first. */
export function sealShortCode(body: Uint8Array): string {
  const fitted = Buffer.concat([body, Buffer.alloc(16)]).subarray(0, 16);
  const check = checksum('short code checksum', fitted).toString('hex').slice(0, 3);
  const bits = BigInt(`0x${fitted.toString('hex')}${check}`);
  return Array.from({ length: 28 }, (_, index) => base32[Number((bits >> BigInt(5 * (27 - index))) & 31n)]).join('');
}

function checksum(tag: string, body: Uint8Array): Buffer {
  const name = Buffer.from(`tandem/link/1 ${tag}`);
  return createHash('sha256').update(Uint8Array.of(name.length)).update(name).update(body).digest();
}
