package fr.tandem.shell.files;

/** Names of files that come from other apps or go to them. */
public final class FileName {
    private static final int LENGTH_MAX = 80;

    private FileName() {
    }

    /** One that any system takes: without folders and control characters, with its ending, never empty. */
    public static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "").replaceAll("\\s+", " ").trim()
            .replaceAll("^\\.+", "");
        if (plain.isEmpty()) return "file";
        if (plain.length() <= LENGTH_MAX) return plain;
        int dot = plain.lastIndexOf('.');
        String ending = dot > 0 && plain.length() - dot <= 8 ? plain.substring(dot) : "";
        int kept = LENGTH_MAX - ending.length();
        boolean splitsPair = Character.isHighSurrogate(plain.charAt(kept - 1));
        return plain.substring(0, splitsPair ? kept - 1 : kept) + ending;
    }
}
