package android.content.res;

public class Resources {
    public Configuration getConfiguration() {
        throw new RuntimeException("declared only");
    }

    public String getQuantityString(int id, int quantity, Object... formatArgs) {
        throw new RuntimeException("declared only");
    }

    public boolean getBoolean(int id) {
        throw new RuntimeException("declared only");
    }

    public final class Theme {
        public void applyStyle(int resId, boolean force) {
            throw new RuntimeException("declared only");
        }
    }
}
