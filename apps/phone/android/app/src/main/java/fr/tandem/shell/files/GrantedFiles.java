package fr.tandem.shell.files;

import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.Context;
import android.database.Cursor;
import android.database.MatrixCursor;
import android.net.Uri;
import android.os.ParcelFileDescriptor;
import android.provider.OpenableColumns;
import java.io.File;
import java.io.FileNotFoundException;
import java.net.URLConnection;

/**
 * Hands out the files of {@link GrantedFolder}. Nobody comes in but whom the system lets in for one address, which is
 * the app that the person chose.
 */
public final class GrantedFiles extends ContentProvider {
    public static final String AUTHORITY = "fr.tandem.comptes.files";

    private static final String[] COLUMNS = {OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE};
    private static final String READ = "r";

    static Uri addressOf(Context context, File file) {
        Uri.Builder address = new Uri.Builder().scheme("content").authority(AUTHORITY);
        for (String part : new GrantedFolder(context.getCacheDir()).partsOf(file)) address.appendPath(part);
        return address.build();
    }

    @Override
    public boolean onCreate() {
        return true;
    }

    @Override
    public ParcelFileDescriptor openFile(Uri address, String mode) throws FileNotFoundException {
        File file = find(address);
        boolean isWritten = address.getPathSegments().get(0).equals(GrantedFolder.IN);
        if (!isWritten && !READ.equals(mode)) throw new FileNotFoundException("it is read only");
        return ParcelFileDescriptor.open(file, ParcelFileDescriptor.parseMode(mode));
    }

    @Override
    public Cursor query(Uri address, String[] columns, String selection, String[] arguments, String order) {
        String[] asked = columns == null ? COLUMNS : columns;
        MatrixCursor rows = new MatrixCursor(asked, 1);
        try {
            File file = find(address);
            Object[] row = new Object[asked.length];
            for (int i = 0; i < asked.length; i++) {
                if (OpenableColumns.DISPLAY_NAME.equals(asked[i])) row[i] = file.getName();
                else if (OpenableColumns.SIZE.equals(asked[i])) row[i] = file.length();
            }
            rows.addRow(row);
        } catch (FileNotFoundException none) {
            return rows;
        }
        return rows;
    }

    @Override
    public String getType(Uri address) {
        // A picture of the camera app has to be one to the page as well.
        String known = URLConnection.guessContentTypeFromName(address.getPath());
        return known == null ? "application/octet-stream" : known;
    }

    private File find(Uri address) throws FileNotFoundException {
        File file = new GrantedFolder(getContext().getCacheDir()).find(address.getPathSegments());
        if (file == null) throw new FileNotFoundException("there is none");
        return file;
    }

    @Override
    public Uri insert(Uri address, ContentValues values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int delete(Uri address, String selection, String[] arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int update(Uri address, ContentValues values, String selection, String[] arguments) {
        throw new UnsupportedOperationException();
    }
}
