package android.content.res;

import java.io.IOException;
import java.io.InputStream;

public final class AssetManager {
    public static final int ACCESS_STREAMING = 2;

    public InputStream open(String fileName, int accessMode) throws IOException {
        throw new RuntimeException("declared only");
    }
}
