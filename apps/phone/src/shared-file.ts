/**
 * What another app shares comes as a form to the service worker (`share_target` of the manifest). It is kept in a cache
 * of its own until the page takes it, a later one in the place of an earlier.
 */

/** The page reads the same names in `apps/phone/page/share-in/shared-file.ts`. */
export const sharePath = '/share';
const cacheName = 'shared-with-tandem';
const keptPath = '/shared-file';
const fileNameHeader = 'x-file-name';
/** A photo of a receipt, or years of a bank's file. The Android shell has the same limit. */
const bytesMax = 20 * 2 ** 20;

/** Answers by sending the browser to the page, which says whatever is wrong. */
export async function keepSharedFile(request: Request): Promise<Response> {
  try {
    const file = (await request.formData()).get('file');
    const cache = await caches.open(cacheName);
    await cache.put(keptPath, file instanceof File ? fileToResponse(file) : new Response(null, { status: 422 }));
  } catch (error) {
    // No room, or a form that was cut: the page finds nothing and says so.
    console.warn(error);
  }
  return Response.redirect('/?shared', 303);
}

function fileToResponse(file: File): Response {
  if (file.size > bytesMax) return new Response(null, { status: 413 });
  return new Response(file, {
    headers: { 'content-type': file.type, [fileNameHeader]: encodeURIComponent(file.name) },
  });
}
