package fr.tandem.shell.test;

import fr.tandem.shell.files.FileName;
import fr.tandem.shell.files.ForeignAddress;
import fr.tandem.shell.files.GrantedFolder;
import java.io.File;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

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

    public static void onlyFilesThatWereGrantedAreFound() throws Exception {
        Check.inFolder(folder -> {
            GrantedFolder granted = new GrantedFolder(folder);
            File file = granted.make(GrantedFolder.OUT, "comptes.csv");
            Files.write(file.toPath(), new byte[3]);
            List<String> parts = granted.partsOf(file);
            Check.equal(granted.find(parts), file);
            Check.equal(parts.get(0) + "/" + parts.get(2), "out/comptes.csv");
            Check.that(!granted.make(GrantedFolder.OUT, "comptes.csv").equals(file), "no place comes twice");
            String token = parts.get(1);
            String[][] others = {
                {}, {"out", token}, {"out", token, "comptes.csv", "x"}, {"lib", token, "comptes.csv"},
                {"out", "..", "comptes.csv"}, {"out", token, ".."}, {"out", token, "../x"}, {"out", token, ""},
                {"in", token, "comptes.csv"}, {"out", token.substring(1), "comptes.csv"},
            };
            for (String[] other : others) Check.equal(granted.find(Arrays.asList(other)), null);
        });
    }

    public static void grantedFilesAreRemovedAfterADay() throws Exception {
        Check.inFolder(folder -> {
            GrantedFolder granted = new GrantedFolder(folder);
            granted.removeOld(0);
            File old = granted.make(GrantedFolder.IN, "photo.jpg");
            Files.write(old.toPath(), new byte[3]);
            long day = 24 * 3600 * 1000L;
            long made = old.getParentFile().lastModified();
            granted.removeOld(made + day);
            Check.that(old.exists(), "a day later it is there");
            granted.removeOld(made + day + 1);
            Check.that(!old.getParentFile().exists(), "then it is gone");
        });
    }

    public static void noFileOfOursIsReadForAnotherApp() {
        String ours = "fr.tandem.comptes.files";
        Check.that(ForeignAddress.isRead("content", "media", ours), "another's provider");
        Check.that(ForeignAddress.isRead("content", "10@media", ours), "another's, of another user");
        for (String authority : new String[] {ours, "0@" + ours, "10@" + ours, null}) {
            Check.that(!ForeignAddress.isRead("content", authority, ours), "ours: " + authority);
        }
        for (String scheme : new String[] {"file", "http", "CONTENT", null}) {
            Check.that(!ForeignAddress.isRead(scheme, "media", ours), "the scheme " + scheme);
        }
    }

    private static String repeat(String part, int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) out.append(part);
        return out.toString();
    }
}
