package android.os;

import java.io.File;
import java.io.FileNotFoundException;

public class ParcelFileDescriptor {
    public static ParcelFileDescriptor open(File file, int mode) throws FileNotFoundException {
        throw new RuntimeException("declared only");
    }

    public static int parseMode(String mode) {
        throw new RuntimeException("declared only");
    }
}
