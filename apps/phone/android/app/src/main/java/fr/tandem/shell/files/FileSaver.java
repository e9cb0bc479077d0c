package fr.tandem.shell.files;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.ContentResolver;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.provider.DocumentsContract;
import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Reply;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;

/**
 * Saves a file where the person says, by the system's dialog. The file waits in the cache meanwhile: should the dialog
 * outlive the process, it is written all the same, and only the page does not hear of it.
 */
public final class FileSaver {
    private static final String WAITING = "file-to-save";

    private final Activity activity;
    private final GrantedFolder granted;
    private final Executor slow;
    private final int requestCode;
    private File waiting;
    private Reply reply;

    public FileSaver(Activity activity, GrantedFolder granted, Executor slow, int requestCode) {
        this.activity = activity;
        this.granted = granted;
        this.slow = slow;
        this.requestCode = requestCode;
    }

    void save(String name, String mimeType, byte[] bytes, final Reply newReply) {
        final String clean = FileName.clean(name);
        final File file;
        try {
            file = granted.make(GrantedFolder.OUT, clean);
            Disk.replace(file, bytes);
        } catch (IOException failure) {
            newReply.bad(Disk.nameOf(failure));
            return;
        }
        final Intent dialog = new Intent(Intent.ACTION_CREATE_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE)
            .setType(mimeType).putExtra(Intent.EXTRA_TITLE, clean);
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                open(dialog, file, newReply);
            }
        });
    }

    private void open(Intent dialog, File file, Reply newReply) {
        if (reply != null) reply.good(Answer.with("isSaved", false));
        waiting = file;
        reply = newReply;
        try {
            activity.startActivityForResult(dialog, requestCode);
        } catch (ActivityNotFoundException none) {
            end(Answer.with("isSaved", false), null);
        }
    }

    public void answered(int result, Intent dialog) {
        final Uri place = result == Activity.RESULT_OK && dialog != null ? dialog.getData() : null;
        final File file = waiting;
        if (place == null || file == null) {
            end(Answer.with("isSaved", false), null);
            return;
        }
        slow.execute(new Runnable() {
            @Override
            public void run() {
                try {
                    copy(file, place);
                    tell(Answer.with("isSaved", true), null);
                } catch (IOException failure) {
                    tell(null, Disk.nameOf(failure));
                }
            }
        });
    }

    private void copy(File file, Uri place) throws IOException {
        ContentResolver resolver = activity.getContentResolver();
        try (InputStream in = new FileInputStream(file); OutputStream out = resolver.openOutputStream(place, "wt")) {
            if (out == null) throw new IOException("the other app took nothing");
            Disk.copy(in, out);
        } catch (IOException failure) {
            removeHalf(resolver, place, failure);
            throw failure;
        } catch (RuntimeException foreign) {
            throw new IOException(foreign);
        }
    }

    /** Half a file would be taken for a whole one. */
    private static void removeHalf(ContentResolver resolver, Uri place, IOException failure) {
        try {
            DocumentsContract.deleteDocument(resolver, place);
        } catch (IOException | RuntimeException foreign) {
            failure.addSuppressed(foreign);
        }
    }

    private void tell(final Answer good, final String bad) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                end(good, bad);
            }
        });
    }

    private void end(Answer good, String bad) {
        Reply told = reply;
        if (waiting != null) waiting.delete();
        reply = null;
        waiting = null;
        if (told == null) return;
        if (bad == null) told.good(good);
        else told.bad(bad);
    }

    public void save(Bundle state) {
        if (waiting != null) state.putString(WAITING, waiting.getPath());
    }

    public void restore(Bundle state) {
        String path = state.getString(WAITING);
        waiting = path == null ? null : new File(path);
    }
}
