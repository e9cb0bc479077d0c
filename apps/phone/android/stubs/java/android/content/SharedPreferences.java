package android.content;

public interface SharedPreferences {
    boolean contains(String key);

    boolean getBoolean(String key, boolean defValue);

    int getInt(String key, int defValue);

    long getLong(String key, long defValue);

    String getString(String key, String defValue);

    Editor edit();

    public interface Editor {
        Editor putBoolean(String key, boolean value);

        Editor putInt(String key, int value);

        Editor putLong(String key, long value);

        Editor putString(String key, String value);

        Editor clear();

        void apply();

        boolean commit();
    }
}
