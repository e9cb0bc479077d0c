package fr.tandem.shell.test;

import fr.tandem.shell.files.FileName;

public final class FileTests {
    private FileTests() {
    }

    public static void namesOfFilesAreCleaned() {
        Check.equal(FileName.clean("relevé de compte.ofx"), "relevé de compte.ofx");
        Check.equal(FileName.clean("../../etc/passwd"), "passwd");
        Check.equal(FileName.clean("C:\\docs\\a.csv"), "a.csv");
        Check.equal(FileName.clean("..hidden"), "hidden");
        Check.equal(FileName.clean("a\u0000b\n\tc\u202Egpj.exe "), "abcgpj.exe");
        Check.equal(FileName.clean("a<b>:\"|?*c  d"), "abc d");
        for (String empty : new String[] {"", "/", "..", " ", "\u0007"}) Check.equal(FileName.clean(empty), "file");
    }

    public static void longNamesKeepTheirEnding() {
        String long1 = FileName.clean(repeat("x", 300) + ".ofx");
        Check.equal(long1, repeat("x", 76) + ".ofx");
        Check.equal(FileName.clean(repeat("y", 300)), repeat("y", 80));
        // No half of a letter at the cut.
        Check.equal(FileName.clean("x" + repeat("😀", 100) + ".png"), "x" + repeat("😀", 37) + ".png");
    }

    private static String repeat(String part, int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) out.append(part);
        return out.toString();
    }
}
