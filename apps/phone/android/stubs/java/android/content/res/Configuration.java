package android.content.res;

public final class Configuration {
    public int densityDpi;
    public float fontScale;

    public Configuration() {
        throw new RuntimeException("declared only");
    }
}
