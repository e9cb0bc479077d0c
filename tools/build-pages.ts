/**
 * Builds the pages of the PC and the phone into `apps/desktop/out` and `apps/phone/out`, with esbuild: scripts and styles
 * with a hash in their names, fonts, the WebAssembly files, and the HTML that names them.
 */
