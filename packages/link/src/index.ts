/** Pairing and the encrypted channel: pure, no clock, randomness, socket or file of its own. Rules: ../SPEC.md. */
export { fail, succeed, type RandomBytes, type Result } from './result.ts';
export { keyPairFromSecret, newKeyPair, type KeyPair, type NoiseFailure } from './noise.ts';
export { Channel, handshakeTimeMsMax, messageBytesBeforeOpenMax } from './channel.ts';
export type {
  Caller, ChannelEffect, ChannelEnd, ChannelEvent, ChannelPeer, ChannelPhase, ChannelSide, PcSide, PhoneSide,
} from './channel-contract.ts';
export { channelVersion, type ChannelMode, type KeyVerdict } from './handshake-frame.ts';
export { messageBytesMax, sealedFragmentBytesMax, type SealedStreamFailure } from './sealed-stream.ts';
export {
  longTermKeyBytes, longTermKeyToPsk, oneTimeKeyToPsk, pskToKeyId, shortSecretToPsk, type KeyId, type Psk,
} from './pairing-key.ts';
export {
  findDevice, forgetDevice, formatKeyFile, knownDevicesMax, noteSync, parseKeyFile, rememberDevice, type KeyFile,
  type KnownDevice,
} from './key-file.ts';
export { deviceNameBytesMax, fitDeviceName, parseDeviceName } from './device-name.ts';
export {
  formatPairingLink, formatPairingLinkToCopy, ipv4AddressesMax, pairingLinkVersion, parsePairingLink,
  type PairingLink, type PairingLinkFailure,
} from './pairing-link.ts';
export { formatShortCode, parseShortCode, type ShortCode, type ShortCodeFailure } from './short-code.ts';
export {
  callableAddresses, classifyAddress, equalAddresses, formatAddress, parseAddress, type AddressFailure,
  type AddressKind, type IpAddress,
} from './address.ts';
export { invitationLifeMs, oneTimeKeyLifeMs, OneTimeKeys } from './one-time-key.ts';
export { AttemptLimit, type AttemptFailure } from './attempt-limit.ts';
