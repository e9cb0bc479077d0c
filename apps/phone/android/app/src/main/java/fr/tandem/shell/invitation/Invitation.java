package fr.tandem.shell.invitation;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** The pairing code that a PC writes into the app as it hands it over, so that pairing follows without a scan. */
public final class Invitation {
    /** Of the pair in the signing block: "TDM1". */
    static final int PAIR_ID = 0x54444d31;

    private static final String CODE = "TDM1:[\\x21-\\x7e]{1,1024}";

    private Invitation() {
    }

    /** The code as text; null where the file carries none, or something else. */
    public static String codeOf(File apk) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(apk, "r")) {
            byte[] value = SigningBlock.valueOf(file, PAIR_ID);
            String code = value == null ? "" : new String(value, StandardCharsets.UTF_8);
            return code.matches(CODE) ? code : null;
        }
    }
}
