package android.provider;

import android.content.ContentResolver;
import android.net.Uri;
import java.io.FileNotFoundException;

public final class DocumentsContract {
    public static boolean deleteDocument(ContentResolver content, Uri documentUri) throws FileNotFoundException {
        throw new RuntimeException("declared only");
    }
}
