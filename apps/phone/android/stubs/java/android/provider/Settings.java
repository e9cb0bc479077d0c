package android.provider;

import android.content.ContentResolver;

public final class Settings {
    public static final String ACTION_APPLICATION_DETAILS_SETTINGS =
        "android.settings.APPLICATION_DETAILS_SETTINGS";
    public static final String ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS =
        "android.settings.IGNORE_BATTERY_OPTIMIZATION_SETTINGS";
    public static final String ACTION_WIFI_SETTINGS = "android.settings.WIFI_SETTINGS";
    public static final String ACTION_SETTINGS = "android.settings.SETTINGS";

    public static final class Global {
        public static final String BOOT_COUNT = "boot_count";
        public static final String DEVICE_NAME = "device_name";

        public static int getInt(ContentResolver cr, String name, int def) {
            throw new RuntimeException("declared only");
        }

        public static String getString(ContentResolver resolver, String name) {
            throw new RuntimeException("declared only");
        }
    }
}
