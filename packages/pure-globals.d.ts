// The core packages are compiled without the DOM's and Node's types, so that the compiler refuses a clock, a timer, a
// file or a socket. These globals exist on every platform and are pure functions of their arguments.
interface TextEncoderEncodeIntoResult { read: number; written: number }
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): TextEncoderEncodeIntoResult;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}
