package fr.tandem.shell.files;

import android.content.ContentResolver;
import android.content.Intent;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.os.Parcelable;
import android.provider.OpenableColumns;
import fr.tandem.shell.bridge.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A file or a text that another app gave, until the page takes it. */
public final class SharedContent {
    static final int BYTES_MAX = 20 << 20;

    private static final String ADDRESS = "shared-address";
    private static final String TEXT = "shared-text";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Uri address;
    private final String text;

    private SharedContent(Uri address, String text) {
        this.address = address;
        this.text = text;
    }

    /** Null where the intent carries nothing that we read. */
    public static SharedContent of(Intent intent) {
        if (!Intent.ACTION_SEND.equals(intent.getAction())) return of(intent.getData());
        try {
            Parcelable stream = intent.getParcelableExtra(Intent.EXTRA_STREAM);
            if (stream instanceof Uri) return of((Uri) stream);
            CharSequence text = intent.getCharSequenceExtra(Intent.EXTRA_TEXT);
            return text == null ? null : new SharedContent(null, text.toString());
        } catch (RuntimeException foreign) {
            // Another app may put in what cannot be unpacked here.
            return null;
        }
    }

    private static SharedContent of(Uri address) {
        if (address == null) return null;
        boolean isRead = ForeignAddress.isRead(address.getScheme(), address.getAuthority(), GrantedFiles.AUTHORITY);
        return isRead ? new SharedContent(address, null) : null;
    }

    /** What the person picked for a page that is gone: for the one that came after it. */
    public static SharedContent ofPicked(Uri address) {
        return new SharedContent(address, null);
    }

    public void save(Bundle state) {
        state.putString(ADDRESS, address == null ? null : address.toString());
        state.putString(TEXT, text);
    }

    /** Null where there was none. */
    public static SharedContent restore(Bundle state) {
        String address = state.getString(ADDRESS);
        String text = state.getString(TEXT);
        if (address == null && text == null) return null;
        return new SharedContent(address == null ? null : Uri.parse(address), text);
    }

    /** Not on the main thread: the other app may take its time. */
    Answer read(ContentResolver resolver) throws IOException {
        if (address == null) return answer("text.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = resolver.openInputStream(address)) {
            if (in == null) throw new IOException("the other app gave nothing");
            byte[] bytes = Disk.readAll(in, BYTES_MAX);
            String type = resolver.getType(address);
            return answer(nameIn(resolver), type == null ? UNKNOWN_TYPE : type, bytes);
        } catch (RuntimeException foreign) {
            // What a provider of another app throws arrives here as it is.
            throw new IOException(foreign);
        }
    }

    private static Answer answer(String name, String type, byte[] bytes) {
        return Answer.with("fileName", FileName.clean(name)).and("mimeType", type)
            .and("base64", Base64.getEncoder().encodeToString(bytes));
    }

    private String nameIn(ContentResolver resolver) {
        String[] columns = {OpenableColumns.DISPLAY_NAME};
        try (Cursor rows = resolver.query(address, columns, null, null, null)) {
            boolean hasName = rows != null && rows.moveToFirst() && !rows.isNull(0);
            if (hasName) return rows.getString(0);
        }
        String path = address.getPath();
        return path == null ? "" : path;
    }
}
