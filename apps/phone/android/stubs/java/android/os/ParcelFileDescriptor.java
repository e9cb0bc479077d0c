package android.os;

import java.io.File;
import java.io.FileNotFoundException;

public class ParcelFileDescriptor {
    public static final int MODE_CREATE = 0x08000000;
    public static final int MODE_READ_ONLY = 0x10000000;
    public static final int MODE_TRUNCATE = 0x04000000;
    public static final int MODE_WRITE_ONLY = 0x20000000;

    public static ParcelFileDescriptor open(File file, int mode) throws FileNotFoundException {
        throw new RuntimeException("declared only");
    }
}
