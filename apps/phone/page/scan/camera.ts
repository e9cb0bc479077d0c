/** A camera of the phone, as frames to read a code from: first the one at the back. */
import { shell } from '../shell/shell.ts';

export type CameraFailure = 'none' | 'unanswered' | 'refused' | 'busy' | 'insecure' | 'other';

export type OpenedCamera =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly failure: CameraFailure };

/** Enough to read the code from across a desk; a camera that has less gives what it has. */
const wanted: MediaTrackConstraints = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/** The device that was chosen last, as long as the page lives. */
let chosenId: string | undefined;

export async function openCamera(): Promise<OpenedCamera> {
  // There is none outside of https and loopback, whatever the types say.
  if (!('mediaDevices' in navigator)) return { ok: false, failure: 'insecure' };
  const which: MediaTrackConstraints = chosenId === undefined
    ? { facingMode: { ideal: 'environment' } }
    // One that is only preferred loses against another with more pixels.
    : { deviceId: { exact: chosenId } };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...wanted, ...which } });
    return { ok: true, stream };
  } catch (error) {
    if (!(error instanceof DOMException)) return { ok: false, failure: 'other' };
    const failure = nameToFailure(error.name);
    if (failure === 'none' && chosenId !== undefined) {
      // It was unplugged meanwhile.
      chosenId = undefined;
      return openCamera();
    }
    return { ok: false, failure: failure === 'refused' && await canAskAgain() ? 'unanswered' : failure };
  }
}

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function nameToFailure(name: string): CameraFailure {
  switch (name) {
    case 'NotFoundError': case 'OverconstrainedError': return 'none';
    case 'NotAllowedError': case 'SecurityError': return 'refused';
    case 'NotReadableError': case 'AbortError': return 'busy';
    default: return 'other';
  }
}

/** The question was put away without an answer: another try asks it again. */
async function canAskAgain(): Promise<boolean> {
  const answer = await shell?.call('cameraState', {});
  if (answer?.ok) return answer.value.state === 'askable';
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' });
    return state === 'prompt';
  } catch {
    // A browser that does not know this permission by name.
    return false;
  }
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Which other camera the next `openCamera` opens, in turn; undefined where there is one alone. */
export async function otherCamera(stream: MediaStream): Promise<string | undefined> {
  const devices = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
  const current = stream.getVideoTracks()[0]?.getSettings().deviceId;
  const place = devices.findIndex(({ deviceId }) => deviceId === current);
  return devices.length < 2 ? undefined : devices[(place + 1) % devices.length]?.deviceId;
}

export function chooseCamera(deviceId: string): void {
  chosenId = deviceId;
}
