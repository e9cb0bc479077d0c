package fr.tandem.shell.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What a test says must hold. */
final class Check {
    interface InFolder {
        void run(File folder) throws Exception;
    }

    private Check() {
    }

    static void equal(Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) throw new AssertionError(actual + " is not " + expected);
    }

    static void bytes(byte[] actual, byte[] expected) {
        if (!Arrays.equals(actual, expected)) {
            throw new AssertionError(Arrays.toString(actual) + " is not " + Arrays.toString(expected));
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }

    /** What was thrown, for more questions. */
    static <T extends Throwable> T fails(Class<T> type, Callable<?> call) {
        try {
            call.call();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) return type.cast(thrown);
            throw new AssertionError("it threw something else", thrown);
        }
        throw new AssertionError("it did not throw a " + type.getSimpleName());
    }

    static void inFolder(InFolder test) throws Exception {
        Path folder = Files.createTempDirectory("tandem-shell");
        try {
            test.run(folder.toFile());
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
