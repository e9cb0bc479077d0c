package fr.tandem.shell.test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * Runs every public static method of the classes below as a test, on any JVM, and prints `ok NAME` or
 * `not ok NAME: why`. Ends with 1 where one failed.
 */
public final class Tests {
    private static final Class<?>[] CLASSES = {
        BridgeTests.class, FileTests.class, InvitationTests.class, JsonTests.class, LockTests.class, PageTests.class,
        StartTests.class, VaultTests.class,
    };

    private Tests() {
    }

    public static void main(String[] arguments) throws IllegalAccessException {
        int failed = 0;
        for (Class<?> tests : CLASSES) {
            Method[] methods = tests.getDeclaredMethods();
            Arrays.sort(methods, Comparator.comparing(Method::getName));
            for (Method test : methods) {
                if (!java.lang.reflect.Modifier.isPublic(test.getModifiers()) || test.getParameterCount() > 0) continue;
                failed += run(test) ? 0 : 1;
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean run(Method test) throws IllegalAccessException {
        String name = test.getName().replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        try {
            test.invoke(null);
            System.out.println("ok " + name);
            return true;
        } catch (InvocationTargetException thrown) {
            System.out.println("not ok " + name + ": " + thrown.getCause());
            thrown.getCause().printStackTrace();
            return false;
        }
    }
}
