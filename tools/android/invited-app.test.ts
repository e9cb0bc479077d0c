/** The package as the PC hands it over: with a pairing code in its signing block, which the app's own code reads. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withApkPair } from '@tandem/host';
import { androidFolder } from './app-source.ts';
import { prepareApp, prepareTools } from './prepared-app.testing.ts';
import { run } from './run.ts';
import { verifySignatures } from './signing-key.ts';

const { tools, obstacle } = await prepareTools();
/** As long as the longest link, with every character that one may have. */
const code = `TDM1:${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_$%*+-./:'.repeat(6).slice(0, 244)}`;
const invitationPairId = 0x54444d31;

test('a package with an invitation verifies as before, and the app reads the code', { skip: obstacle }, async () => {
  assert.ok(tools);
  const { folder, apk } = await prepareApp(tools);
  const invited = join(folder, 'invited.apk');
  const stamped = withApkPair(readFileSync(apk), { id: invitationPairId, value: Buffer.from(code) });
  writeFileSync(invited, stamped ?? assert.fail());
  const { schemes, certificate } = await verifySignatures(tools, invited);
  assert.deepEqual(schemes, ['v2', 'v3']);
  assert.equal(certificate, (await verifySignatures(tools, apk)).certificate);

  const reader = join(folder, 'Reader.java');
  writeFileSync(reader, `public class Reader {
    public static void main(String[] paths) throws Exception {
      for (String path : paths) {
        System.out.println(fr.tandem.shell.invitation.Invitation.codeOf(new java.io.File(path)));
      }
    }
  }`);
  const sources = join(androidFolder, 'app/src/main/java');
  await run(join(tools.java, 'javac'), ['-encoding', 'UTF-8', '-d', folder, '-sourcepath', sources, reader]);
  const read = await run(join(tools.java, 'java'), ['-cp', folder, 'Reader', invited, apk]);
  assert.deepEqual(read.split('\n').slice(0, 2), [code, 'null']);
});
