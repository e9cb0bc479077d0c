package fr.tandem.shell.test;

import fr.tandem.shell.invitation.Invitation;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** On files made as the PC makes them: a ZIP with a signing block before its directory. */
public final class InvitationTests {
    private static final int SIGNATURE_ID = 0x7109871a;
    private static final int INVITATION_ID = 0x54444d31;
    private static final String CODE = "TDM1:abcDEF-_123";

    private InvitationTests() {
    }

    public static void theCodeIsReadOutOfTheSigningBlock() throws Exception {
        byte[] invitation = pair(INVITATION_ID, bytes(CODE));
        Check.equal(read(apk(block(pair(SIGNATURE_ID, new byte[3000]), invitation), "")), CODE);
        Check.equal(read(apk(block(invitation, pair(SIGNATURE_ID, new byte[9])), "a comment")), CODE);
    }

    public static void aCommentThatLooksLikeTheEndOfTheFileIsNone() throws Exception {
        String comment = "PK\u0005\u0006" + "0123456789012345678901234567890";
        Check.equal(read(apk(block(pair(INVITATION_ID, bytes(CODE))), comment)), CODE);
    }

    public static void anAppWithoutAnInvitationHasNone() throws Exception {
        Check.equal(read(apk(new byte[0], "")), null);
        Check.equal(read(apk(block(pair(SIGNATURE_ID, new byte[100])), "")), null);
        Check.equal(read(new byte[0]), null);
        Check.equal(read(new byte[100]), null);
    }

    public static void anInvitationThatIsNoCodeIsNone() throws Exception {
        String[] values = {"", "TDM1:", "TDM2:abc", "TDM1:a b", "TDM1:é", "TDM1:a\n", " TDM1:a"};
        for (String value : values) Check.equal(read(apk(block(pair(INVITATION_ID, bytes(value))), "")), null);
        char[] letters = new char[1025];
        java.util.Arrays.fill(letters, 'a');
        Check.equal(read(apk(block(pair(INVITATION_ID, bytes("TDM1:" + new String(letters)))), "")), null);
    }

    /** Whatever byte of the block is another one, the reader ends, with the code or without. */
    public static void aDamagedBlockIsReadWithoutHarm() throws Exception {
        byte[] block = block(pair(SIGNATURE_ID, new byte[5]), pair(INVITATION_ID, bytes(CODE)));
        byte[] whole = apk(block, "");
        String letters = new String(whole, StandardCharsets.ISO_8859_1);
        int start = letters.indexOf(new String(block, StandardCharsets.ISO_8859_1));
        Check.that(start > 0, "the block is found");
        for (int at = start; at < start + block.length; at++) {
            for (int change : new int[] {1, 0x80, 0xff}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) change;
                String code = read(damaged);
                Check.that(code == null || code.startsWith("TDM1:"), "byte " + at);
            }
        }
        for (int length = 0; length < whole.length; length += 7) read(java.util.Arrays.copyOf(whole, length));
    }

    private static String read(byte[] apk) throws IOException {
        File file = File.createTempFile("tandem-shell", ".apk");
        try {
            Files.write(file.toPath(), apk);
            return Invitation.codeOf(file);
        } finally {
            file.delete();
        }
    }

    private static byte[] apk(byte[] block, String comment) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.setComment(comment);
            out.putNextEntry(new ZipEntry("classes.dex"));
            out.write(bytes("code"));
        }
        ByteBuffer plain = ByteBuffer.wrap(zip.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int end = plain.limit() - comment.length() - 22;
        int directory = plain.getInt(end + 16);
        plain.putInt(end + 16, directory + block.length);
        ByteArrayOutputStream apk = new ByteArrayOutputStream();
        apk.write(plain.array(), 0, directory);
        apk.write(block);
        apk.write(plain.array(), directory, plain.limit() - directory);
        return apk.toByteArray();
    }

    private static byte[] block(byte[]... pairs) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] pair : pairs) joined.write(pair);
        long size = joined.size() + 24;
        return little((int) size + 8).putLong(size).put(joined.toByteArray()).putLong(size)
            .put(bytes("APK Sig Block 42")).array();
    }

    private static byte[] pair(int id, byte[] value) {
        return little(12 + value.length).putLong(4 + value.length).putInt(id).put(value).array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
