package android.content;

import android.database.Cursor;
import android.net.Uri;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;

public abstract class ContentResolver {
    public ContentResolver(Context context) {
        throw new RuntimeException("declared only");
    }

    public final String getType(Uri url) {
        throw new RuntimeException("declared only");
    }

    public final Cursor query(
        Uri uri, String[] projection, String selection, String[] selectionArgs, String sortOrder) {
        throw new RuntimeException("declared only");
    }

    public final InputStream openInputStream(Uri uri) throws FileNotFoundException {
        throw new RuntimeException("declared only");
    }

    public final OutputStream openOutputStream(Uri uri, String mode) throws FileNotFoundException {
        throw new RuntimeException("declared only");
    }
}
