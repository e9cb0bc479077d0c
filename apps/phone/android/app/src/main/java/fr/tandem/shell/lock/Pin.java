package fr.tandem.shell.lock;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A code of digits, kept as a salted PBKDF2 hash: `iterations:salt:hash`, both in base64. */
public final class Pin {
    public static final int DIGITS_MIN = 4;
    public static final int DIGITS_MAX = 12;
    public static final int SALT_BYTES = 16;

    /** Some tenths of a second on a slow phone. What holds others off are the waits; the hash is not for guessing. */
    static final int ITERATIONS = 50000;

    private static final int HASH_BITS = 256;

    private Pin() {
    }

    public static boolean isOne(String digits) {
        return digits.matches("[0-9]{" + DIGITS_MIN + "," + DIGITS_MAX + "}");
    }

    /** @param salt {@link #SALT_BYTES} random bytes */
    public static String hash(String digits, byte[] salt) {
        return hash(digits, salt, ITERATIONS);
    }

    static String hash(String digits, byte[] salt, int iterations) {
        Base64.Encoder base64 = Base64.getEncoder();
        return iterations + ":" + base64.encodeToString(salt) + ":"
            + base64.encodeToString(derive(digits, salt, iterations));
    }

    public static boolean matches(String digits, String hash) {
        String[] parts = hash.split(":");
        byte[] salt = Base64.getDecoder().decode(parts[1]);
        byte[] derived = derive(digits, salt, Integer.parseInt(parts[0]));
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[2]));
    }

    private static byte[] derive(String digits, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(digits.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
