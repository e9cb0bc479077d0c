package fr.tandem.shell.invitation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The APK Signing Block: ID-value pairs between the entries of a ZIP file and its directory. The signatures are among
 * them and do not cover the others. https://source.android.com/docs/security/features/apksigning/v2
 *
 * <pre>
 *   entries │ size u64 │ (length u64, id u32, value)… │ size u64 │ "APK Sig Block 42" │ directory │ its end
 * </pre>
 */
public final class SigningBlock {
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int COMMENT_BYTES_MAX = 0xffff;
    private static final int FOOTER_BYTES = 24;
    private static final long MAGIC_LOW = 0x20676953204b5041L;
    private static final long MAGIC_HIGH = 0x3234206b636f6c42L;
    private static final int BLOCK_BYTES_MAX = 1 << 20;

    private SigningBlock() {
    }

    /** The value of the first pair with this id; null where there is none, or no block. */
    public static byte[] valueOf(RandomAccessFile apk, int id) throws IOException {
        ByteBuffer pairs = pairs(apk);
        while (pairs != null && pairs.remaining() >= 12) {
            long length = pairs.getLong();
            if (length < 4 || length > pairs.remaining()) return null;
            int pairId = pairs.getInt();
            byte[] value = new byte[(int) length - 4];
            pairs.get(value);
            if (pairId == id) return value;
        }
        return null;
    }

    private static ByteBuffer pairs(RandomAccessFile apk) throws IOException {
        long directory = directoryOffset(apk);
        if (directory < FOOTER_BYTES + 8) return null;
        ByteBuffer footer = read(apk, directory - FOOTER_BYTES, FOOTER_BYTES);
        long size = footer.getLong();
        boolean isBlock = footer.getLong() == MAGIC_LOW && footer.getLong() == MAGIC_HIGH;
        if (!isBlock || size < FOOTER_BYTES || size > BLOCK_BYTES_MAX || size + 8 > directory) return null;
        ByteBuffer block = read(apk, directory - size - 8, (int) size + 8 - FOOTER_BYTES);
        return block.getLong() == size ? block : null;
    }

    /** Where the directory of the ZIP file begins; -1 for a file that is none. */
    private static long directoryOffset(RandomAccessFile apk) throws IOException {
        int searched = (int) Math.min(apk.length(), END_BYTES + COMMENT_BYTES_MAX);
        if (searched < END_BYTES) return -1;
        ByteBuffer tail = read(apk, apk.length() - searched, searched);
        for (int at = searched - END_BYTES; at >= 0; at--) {
            boolean isEnd = tail.getInt(at) == END_SIGNATURE
                && (tail.getShort(at + 20) & 0xffff) == searched - END_BYTES - at;
            if (!isEnd) continue;
            long offset = tail.getInt(at + 16) & 0xffffffffL;
            return offset <= apk.length() ? offset : -1;
        }
        return -1;
    }

    private static ByteBuffer read(RandomAccessFile apk, long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        apk.seek(offset);
        apk.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
