package fr.tandem.shell.files;

import android.os.Bundle;

/** The one thing that another app gave last. Kept over the death of the process, gone once it was taken. */
public final class SharedFiles {
    private SharedContent content;

    public synchronized void give(SharedContent given) {
        content = given;
    }

    synchronized SharedContent take() {
        SharedContent taken = content;
        content = null;
        return taken;
    }

    public synchronized boolean isEmpty() {
        return content == null;
    }

    public synchronized void save(Bundle state) {
        if (content != null) content.save(state);
    }

    public synchronized void restore(Bundle state) {
        content = SharedContent.restore(state);
    }
}
