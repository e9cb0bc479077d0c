package fr.tandem.shell.test;

import fr.tandem.shell.files.Disk;
import fr.tandem.shell.files.Vault;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

public final class VaultTests {
    private VaultTests() {
    }

    public static void theVaultHoldsWhatWasWritten() throws Exception {
        Check.inFolder(folder -> {
            File files = new File(folder, "deep/vault");
            Vault vault = new Vault(files);
            Check.bytes(vault.read("work-1"), null);
            vault.append("work-1", text("one "));
            vault.append("work-1", text("two"));
            Check.bytes(vault.read("work-1"), text("one two"));
            vault.write("work-1", text("three"));
            Check.bytes(new Vault(files).read("work-1"), text("three"));
            vault.write("work-1", new byte[0]);
            Check.bytes(vault.read("work-1"), new byte[0]);
            vault.remove("work-1");
            vault.remove("work-1");
            Check.bytes(vault.read("work-1"), null);
            Check.equal(files.list().length, 0);
        });
    }

    public static void onlyNamesOfTheVaultLeadToAFile() throws Exception {
        Check.inFolder(folder -> {
            Vault vault = new Vault(folder);
            String[] names = {
                "", "..", "a/b", "a\\b", "A", "a.b", "é", "a\u0000", "a\n", "01234567890123456789012345678901234567890",
            };
            for (String name : names) {
                Check.fails(IllegalArgumentException.class, () -> vault.read(name));
                Check.fails(IllegalArgumentException.class, () -> {
                    vault.write(name, text("x"));
                    return null;
                });
            }
            Check.equal(folder.list().length, 0);
        });
    }

    public static void aFullPhoneLeavesTheFileAsItWas() throws Exception {
        File full = new File("/dev/full");
        if (!full.exists()) return;
        Check.inFolder(folder -> {
            Vault vault = new Vault(folder);
            vault.write("work", text("before"));
            Files.createSymbolicLink(Paths.get(folder.getPath(), "work.new"), full.toPath());
            IOException failure = Check.fails(IOException.class, () -> {
                vault.write("work", text("after"));
                return null;
            });
            Check.equal(Disk.nameOf(failure), "full");
            Check.bytes(vault.read("work"), text("before"));
            Check.equal(folder.list().length, 1);
        });
    }

    /** A process of its own that may write files of 1024 bytes at most: the second append ends in its middle. */
    public static void anAppendIsThereWholeOrNotAtAll() throws Exception {
        if (!new File("/bin/sh").exists()) return;
        Check.inFolder(folder -> {
            String java = new File(System.getProperty("java.home"), "bin/java").getPath();
            String command = "ulimit -f 2 && exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"";
            Process process = new ProcessBuilder("/bin/sh", "-c", command, java, System.getProperty("java.class.path"),
                Appending.class.getName(), folder.getPath()).redirectErrorStream(true).start();
            String said = new String(Disk.readAll(process.getInputStream(), 1 << 16), StandardCharsets.UTF_8).trim();
            Check.equal(said, "io");
            Check.equal(process.waitFor(), 0);
            Check.bytes(new Vault(folder).read("work"), new byte[600]);
        });
    }

    public static final class Appending {
        public static void main(String[] arguments) throws IOException {
            Vault vault = new Vault(new File(arguments[0]));
            vault.append("work", new byte[600]);
            try {
                vault.append("work", new byte[600]);
            } catch (IOException failure) {
                System.out.println(Disk.nameOf(failure));
            }
        }
    }

    public static void failuresOfTheDiskHaveTheNamesOfThePage() {
        Check.equal(Disk.nameOf(new IOException("write failed: ENOSPC")), "full");
        Check.equal(Disk.nameOf(new IOException("No space left on device")), "full");
        IOException cause = new IOException("write failed: EDQUOT (Quota exceeded)");
        Check.equal(Disk.nameOf(new IOException("x", cause)), "full");
        Check.equal(Disk.nameOf(new IOException("write failed: EIO (I/O error)")), "io");
        Check.equal(Disk.nameOf(new IOException()), "io");
    }

    public static void noMoreIsReadThanIsTaken() throws Exception {
        byte[] bytes = new byte[200000];
        Check.bytes(Disk.readAll(new ByteArrayInputStream(bytes), 200000), bytes);
        Check.fails(Disk.TooLarge.class, () -> Disk.readAll(new ByteArrayInputStream(bytes), 199999));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
