package fr.tandem.shell.files;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Files of the page outside of the WebView's storage, which a full phone may empty: its second copy of what is not
 * synced yet.
 */
public final class Vault {
    static final int BYTES_MAX = 64 << 20;

    private final File folder;

    /** @param folder made when the first file is */
    public Vault(File folder) {
        this.folder = folder;
    }

    public static boolean isName(String name) {
        return name.matches("[a-z0-9-]{1,40}");
    }

    /** Null where there is no such file. */
    public byte[] read(String name) throws IOException {
        File file = file(name);
        if (!file.exists()) return null;
        try (InputStream in = new FileInputStream(file)) {
            return Disk.readAll(in, BYTES_MAX);
        }
    }

    public void write(String name, byte[] bytes) throws IOException {
        Disk.replace(made(name), bytes);
    }

    public void append(String name, byte[] bytes) throws IOException {
        Disk.append(made(name), bytes);
    }

    public void remove(String name) throws IOException {
        Disk.remove(file(name));
    }

    private File made(String name) throws IOException {
        File file = file(name);
        if (!folder.isDirectory() && !folder.mkdirs()) throw new FileNotFoundException("no folder");
        return file;
    }

    private File file(String name) {
        if (!isName(name)) throw new IllegalArgumentException("no name of the vault");
        return new File(folder, name);
    }
}
