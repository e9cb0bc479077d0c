package fr.tandem.shell.test;

import fr.tandem.shell.bridge.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

public final class JsonTests {
    private JsonTests() {
    }

    public static void whatIsWrittenIsReadAgain() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put(
            "é\"\\\n\u2028\u0000€😀", Arrays.asList(1L, -7L, 2.5, true, false, null, "", new LinkedHashMap<>()));
        value.put("", Arrays.asList());
        Check.equal(Json.parse(Json.write(value)), value);
    }

    public static void jsonIsALiteralOfOldJavascriptToo() {
        Check.equal(Json.write("a\u2028\u2029\n\"\\"), "\"a\\u2028\\u2029\\u000a\\\"\\\\\"");
    }

    public static void jsonOfOthersIsRead() throws Exception {
        Object value = Json.parse(" {\"a\" : [1e2, -1.5E-1 ,\t0], \"b\":\"\\u00e9\\u20AC\\/\\b\\f\\r\\t\" }\r\n");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", Arrays.asList(100.0, -0.15, 0L));
        expected.put("b", "é€/\b\f\r\t");
        Check.equal(value, expected);
    }

    public static void whatIsNoJsonIsRefused() {
        String[] texts = {
            "", " ", "{", "}", "[", "[1", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
            "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "\"", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12g4\"", "\"\\u12\"",
            "01", "1.", ".5", "+1", "-", "1e", "1e+", "tru", "nul", "True", "NaN", "1 2", "[]]", "'a'", "\u00a01",
        };
        for (String text : texts) Check.fails(Json.Malformed.class, () -> Json.parse(text));
    }

    public static void jsonNestedWithoutEndIsRefused() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 100000; i++) deep.append('[');
        Check.fails(Json.Malformed.class, () -> Json.parse(deep.toString()));
    }

    public static void aNumberThatJsonHasNotIsABug() {
        Check.fails(IllegalArgumentException.class, () -> Json.write(Double.NaN));
    }

    public static void longStringsTakeLittleTime() throws Exception {
        char[] letters = new char[20 << 20];
        Arrays.fill(letters, 'A');
        String text = new String(letters);
        long start = System.nanoTime();
        Check.equal(((String) Json.parse("\"" + text + "\"")).length(), letters.length);
        Check.that(System.nanoTime() - start < 5_000_000_000L, "twenty million letters within five seconds");
    }
}
