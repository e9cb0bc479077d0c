package fr.tandem.shell.files;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Bytes that are on the disk before a call returns, and what went wrong in one word. */
public final class Disk {
    /** More than this was asked for. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final int PIECE_BYTES = 1 << 16;

    private Disk() {
    }

    /** The file has these bytes or those that it had, whatever ends the process or the phone. */
    public static void replace(File file, byte[] bytes) throws IOException {
        File made = new File(file.getPath() + ".new");
        try {
            write(made, bytes, false);
            if (!made.renameTo(file)) throw new IOException("not renamed");
        } catch (IOException failure) {
            made.delete();
            throw failure;
        }
        syncFolder(file.getParentFile());
    }

    /** At the end of a file, which is made where there is none. What could not be written whole is taken away again. */
    public static void append(File file, byte[] bytes) throws IOException {
        boolean isNew = !file.exists();
        long before = file.length();
        try {
            write(file, bytes, true);
        } catch (IOException failure) {
            try {
                cut(file, before);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        if (isNew) syncFolder(file.getParentFile());
    }

    private static void write(File file, byte[] bytes, boolean isAtEnd) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file, isAtEnd)) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    private static void cut(File file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file.toPath(), StandardOpenOption.WRITE)) {
            if (channel.size() > bytes) channel.truncate(bytes);
        }
    }

    public static void remove(File file) throws IOException {
        if (!file.exists()) return;
        if (!file.delete()) throw new IOException("not removed");
        syncFolder(file.getParentFile());
    }

    /** Names of files are on the disk as well. A system that opens no folder has no way to be asked. */
    private static void syncFolder(File folder) {
        try (FileChannel channel = FileChannel.open(folder.toPath(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException noWay) {
            return;
        }
    }

    /** Everything up to the end, or {@link TooLarge}. */
    public static byte[] readAll(InputStream in, int bytesMax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            if (out.size() + count > bytesMax) throw new TooLarge();
            out.write(piece, 0, count);
        }
        return out.toByteArray();
    }

    static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) out.write(piece, 0, count);
    }

    /** "full" where the phone has no space left, otherwise "io": the page's names. */
    public static String nameOf(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("ENOSPC") || message.contains("EDQUOT")) return "full";
            if (message.contains("No space left") || message.contains("Disk quota exceeded")) return "full";
        }
        return "io";
    }
}
