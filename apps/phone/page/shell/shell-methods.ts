/**
 * What the page may ask of the Android shell, what comes back, and what the shell says by itself. The Java side is
 * `apps/phone/android`. Bytes travel in base64. Both sides come in one package: what does not fit here is a bug.
 */
import * as v from 'valibot';

const nothing = v.object({});
const base64 = v.string();
const pixels = v.pipe(v.number(), v.minValue(0));

/** Of each method: the value of its answer. */
export const answerByMethod = {
  /** First of all: events that came before it wait for it. */
  ready: v.object({
    appVersion: v.string(), apiLevel: v.number(), webViewVersion: v.string(), deviceName: v.string(),
    start: v.picklist(['open', 'new-entry', 'shared']),
    /** The first start of another version. */
    isUpdated: v.boolean(),
  }),
  setKeepAwake: nothing,
  /** Of the page, so that the system's bars have icons that are seen on it. */
  setTheme: nothing,
  /** Null where there is no such file. */
  vaultRead: v.object({ base64: v.nullable(base64) }),
  /** Once the bytes are on the disk, under the name, whole. */
  vaultWrite: nothing,
  /** Once the bytes are on the disk. */
  vaultAppend: nothing,
  vaultRemove: nothing,
  /** Once the system's chooser is open. */
  shareFile: nothing,
  /** By the system's own dialog; false where it was left without a choice. */
  saveFile: v.object({ isSaved: v.boolean() }),
  /** What another app gave; null where nothing, or where it was taken already. */
  takeShared: v.nullable(v.object({ fileName: v.string(), mimeType: v.string(), base64 })),
  print: nothing,
  openSettings: nothing,
  lockState: v.object({
    isOn: v.boolean(),
    /** There is a fingerprint, or a code of the device. */
    canUseDevice: v.boolean(),
    hasPin: v.boolean(),
  }),
  /** Asked for natively: the old lock first, a new PIN twice. */
  setLock: v.object({ isOn: v.boolean() }),
  /** The PC's pairing code that came with the app, once. */
  takeInvitation: v.object({ code: v.nullable(v.string()) }),
  cameraState: v.object({ state: v.picklist(['granted', 'askable', 'refused-for-good']) }),
} as const;

export type ShellMethod = keyof typeof answerByMethod;
export type ShellValue<Method extends ShellMethod> = v.InferOutput<(typeof answerByMethod)[Method]>;

/** Names of files in the vault are `[a-z0-9-]{1,40}`. */
export interface ShellParameters extends Record<ShellMethod, object> {
  readonly ready: Nothing;
  readonly setKeepAwake: { readonly isOn: boolean };
  readonly setTheme: { readonly isDark: boolean };
  readonly vaultRead: { readonly name: string };
  readonly vaultWrite: { readonly name: string; readonly base64: string };
  readonly vaultAppend: { readonly name: string; readonly base64: string };
  readonly vaultRemove: { readonly name: string };
  readonly shareFile: OutgoingFile;
  readonly saveFile: OutgoingFile;
  readonly takeShared: Nothing;
  readonly print: { readonly jobName: string };
  readonly openSettings: { readonly which: 'app' | 'wifi' | 'battery' };
  readonly lockState: Nothing;
  readonly setLock: { readonly kind: LockKind };
  readonly takeInvitation: Nothing;
  readonly cameraState: Nothing;
}

export type LockKind = 'none' | 'device' | 'pin';

export interface OutgoingFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly base64: string;
}

type Nothing = Readonly<Record<string, never>>;

/** Expected failures, by name. */
export const errorsByMethod = {
  ready: [], setKeepAwake: [], setTheme: [], vaultRead: ['io'], vaultWrite: ['full', 'io'], vaultAppend: ['full', 'io'],
  vaultRemove: ['io'], shareFile: ['no-app', 'io'], saveFile: ['full', 'io'], takeShared: ['too-large', 'unreadable'],
  print: [], openSettings: [], lockState: [], setLock: ['cancelled'], takeInvitation: [], cameraState: [],
} as const satisfies Readonly<Record<ShellMethod, readonly string[]>>;

export type ShellError<Method extends ShellMethod> = (typeof errorsByMethod)[Method][number];

export const valueByEvent = {
  /** In CSS pixels; `keyboard` is how much of the page it covers. */
  insets: v.object({ top: pixels, right: pixels, bottom: pixels, left: pixels, keyboard: pixels }),
  /** The app was called while it was there. */
  open: v.object({ what: v.picklist(['new-entry', 'shared']) }),
  resume: nothing,
  pause: nothing,
} as const;

export type ShellEvent = keyof typeof valueByEvent;
export type ShellEventValue<Name extends ShellEvent> = v.InferOutput<(typeof valueByEvent)[Name]>;
