package fr.tandem.shell.lock;

import android.app.KeyguardManager;
import android.content.Context;
import android.content.SharedPreferences;
import android.os.SystemClock;
import android.provider.Settings;
import java.security.SecureRandom;

/** Which lock there is, kept over restarts. */
public final class LockSettings {
    public static final String NONE = "none";
    public static final String DEVICE = "device";
    public static final String PIN = "pin";

    private static final String KIND = "kind";
    private static final String PIN_HASH = "pin-hash";
    private static final String TRIES = "wrong-tries";
    private static final String TRIED_AT = "wrong-at-ms";
    private static final String TRIED_BOOT = "wrong-boot";

    private final Context context;
    private final SharedPreferences kept;
    private final KeyguardManager keyguard;

    public LockSettings(Context context) {
        this.context = context;
        kept = context.getSharedPreferences("lock", Context.MODE_PRIVATE);
        keyguard = (KeyguardManager) context.getSystemService(Context.KEYGUARD_SERVICE);
    }

    /** A lock of the device that the person took away from the device is none. */
    public String kind() {
        String kind = kept.getString(KIND, NONE);
        return kind.equals(DEVICE) && !canUseDevice() ? NONE : kind;
    }

    public boolean isOn() {
        return !kind().equals(NONE);
    }

    /** There is a code of the device, and perhaps a fingerprint. */
    public boolean canUseDevice() {
        return keyguard.isDeviceSecure();
    }

    /** These two answer whether it is on the disk. */
    public boolean setKind(String kind) {
        return kept.edit().clear().putString(KIND, kind).commit();
    }

    public boolean setPin(String digits) {
        byte[] salt = new byte[Pin.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return kept.edit().clear().putString(KIND, PIN).putString(PIN_HASH, Pin.hash(digits, salt)).commit();
    }

    /** Counted as wrong before it is known, so that ending the app in between wins nothing. Takes a while. */
    boolean tryPin(String digits) {
        WrongTries tries = tries().andAnother(SystemClock.elapsedRealtime(), boot());
        if (!keep(tries) || !Pin.matches(digits, kept.getString(PIN_HASH, ""))) return false;
        keep(WrongTries.NONE);
        return true;
    }

    /** Until the next code may be tried. */
    long waitMs() {
        return tries().waitMs(SystemClock.elapsedRealtime(), boot());
    }

    private WrongTries tries() {
        return new WrongTries(kept.getInt(TRIES, 0), kept.getLong(TRIED_AT, 0), kept.getInt(TRIED_BOOT, 0));
    }

    private boolean keep(WrongTries tries) {
        return kept.edit().putInt(TRIES, tries.count).putLong(TRIED_AT, tries.atMs).putInt(TRIED_BOOT, tries.boot)
            .commit();
    }

    private int boot() {
        return Settings.Global.getInt(context.getContentResolver(), Settings.Global.BOOT_COUNT, 0);
    }
}
