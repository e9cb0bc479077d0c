package android.graphics;

public final class Bitmap {
    public static Bitmap createBitmap(int width, int height, Config config) {
        throw new RuntimeException("declared only");
    }

    public enum Config {
        ALPHA_8
    }
}
