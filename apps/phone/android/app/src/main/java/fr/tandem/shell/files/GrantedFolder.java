package fr.tandem.shell.files;

import java.io.File;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Files that another app may read or write, one at a time: `out/TOKEN/NAME` are read, `in/TOKEN/NAME` are written. A
 * token is chosen at random, so that no name can be guessed and none comes twice.
 */
public final class GrantedFolder {
    public static final String OUT = "out";
    public static final String IN = "in";

    private static final long AGE_MS_MAX = 24 * 3600 * 1000L;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final File folder;

    public GrantedFolder(File cacheFolder) {
        folder = new File(cacheFolder, "granted");
    }

    /** A place for a file, which is not there yet. @param name a clean one */
    public File make(String kind, String name) throws IOException {
        String token = String.format(Locale.ROOT, "%016x%016x", RANDOM.nextLong(), RANDOM.nextLong());
        File place = new File(new File(folder, kind), token);
        if (!place.mkdirs()) throw new IOException("no folder");
        return new File(place, name);
    }

    /** What an address says of a file of ours: its kind, token and name. */
    public List<String> partsOf(File file) {
        File place = file.getParentFile();
        return Arrays.asList(place.getParentFile().getName(), place.getName(), file.getName());
    }

    /** Null for parts that are no file's of ours. */
    public File find(List<String> parts) {
        if (parts.size() != 3) return null;
        boolean isKind = parts.get(0).equals(OUT) || parts.get(0).equals(IN);
        boolean isPlace = isKind && parts.get(1).matches("[0-9a-f]{32}");
        if (!isPlace || !FileName.clean(parts.get(2)).equals(parts.get(2))) return null;
        File place = new File(new File(folder, parts.get(0)), parts.get(1));
        return place.isDirectory() ? new File(place, parts.get(2)) : null;
    }

    /** What no app needs any more. */
    public void removeOld(long nowMs) {
        for (String kind : new String[] {OUT, IN}) {
            File[] places = new File(folder, kind).listFiles();
            if (places == null) continue;
            for (File place : places) {
                if (nowMs - place.lastModified() > AGE_MS_MAX) remove(place);
            }
        }
    }

    private static void remove(File place) {
        File[] files = place.listFiles();
        if (files != null) for (File file : files) file.delete();
        place.delete();
    }
}
