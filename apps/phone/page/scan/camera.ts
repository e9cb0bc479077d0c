/** The camera at the back of the phone, as frames to read a code from. */

export type CameraFailure = 'none' | 'refused' | 'busy' | 'insecure' | 'other';

export type OpenedCamera =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly failure: CameraFailure };

export async function openCamera(): Promise<OpenedCamera> {
  // There is none outside of https and loopback, whatever the types say.
  if (!('mediaDevices' in navigator)) return { ok: false, failure: 'insecure' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    return { ok: true, stream };
  } catch (error) {
    return { ok: false, failure: error instanceof DOMException ? nameToFailure(error.name) : 'other' };
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

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Whether the light beside the camera can be lit. */
export function hasTorch(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  // Not everywhere, and not in the DOM's types.
  const capabilities: object = track?.getCapabilities() ?? {};
  return 'torch' in capabilities && capabilities.torch === true;
}

export async function setTorch(stream: MediaStream, isOn: boolean): Promise<boolean> {
  const [track] = stream.getVideoTracks();
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- https://w3c.github.io/mediacapture-image/#torch
    await track?.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] });
    return isOn;
  } catch {
    // The light is a help and no more.
    return false;
  }
}
