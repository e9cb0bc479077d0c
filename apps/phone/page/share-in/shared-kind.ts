/** What a file is that another app has shared, as far as it matters here. */

export type SharedKind = 'picture' | 'bank-file' | 'unknown';

/** Apps give all sorts of types: the name and the first bytes count too. */
export async function judgeSharedFile(fileName: string, content: Blob): Promise<SharedKind> {
  if (content.type.startsWith('image/') || /\.(jpe?g|png|webp|heic|heif|gif|avif)$/i.test(fileName)) return 'picture';
  if (/\.(ofx|qfx|qif|csv|xml)$/i.test(fileName) || /ofx|qif|csv/.test(content.type)) return 'bank-file';
  const head = await content.slice(0, 2048).text();
  return /OFXHEADER|<OFX>/i.test(head) ? 'bank-file' : 'unknown';
}
