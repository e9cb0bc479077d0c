package android.os;

public class BaseBundle {
    public String getString(String key) {
        throw new RuntimeException("declared only");
    }

    public void putString(String key, String value) {
        throw new RuntimeException("declared only");
    }
}
