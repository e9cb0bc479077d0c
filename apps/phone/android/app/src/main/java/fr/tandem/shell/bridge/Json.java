package fr.tandem.shell.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON of RFC 8259 as {@link Map}, {@link List}, {@link String}, {@link Long}, {@link Double}, {@link Boolean} and
 * null. Android's own `org.json` takes texts that are no JSON, and is not there
 * where the tests run.
 */
public final class Json {
    /** A text that is no JSON, or is nested deeper than anything that the page says. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String what, int position) {
            super(what + " at " + position);
        }
    }

    private static final int DEPTH_MAX = 16;
    private static final String HEX = "0123456789abcdef";

    private final String text;
    private int position;

    private Json(String text) {
        this.text = text;
    }

    public static Object parse(String text) throws Malformed {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.position < text.length()) throw new Malformed("text after the value", json.position);
        return value;
    }

    /** Also a literal of JavaScript, in scripts of every age. */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof String) {
            writeString((String) value, out);
        } else if (value instanceof Map) {
            String separator = "{";
            for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
                out.append(separator);
                writeString((String) member.getKey(), out);
                out.append(':');
                write(member.getValue(), out);
                separator = ",";
            }
            out.append(separator.equals("{") ? "{}" : "}");
        } else if (value instanceof List) {
            String separator = "[";
            for (Object item : (List<?>) value) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(separator.equals("[") ? "[]" : "]");
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long
            || value instanceof Double && !((Double) value).isNaN() && !((Double) value).isInfinite()) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
        }
    }

    private static void writeString(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) out.append(HEX.charAt(c >> shift & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private Object value(int depth) throws Malformed {
        if (depth > DEPTH_MAX) throw new Malformed("too deep", position);
        skipSpace();
        switch (peek()) {
            case '{': return object(depth);
            case '[': return array(depth);
            case '"': return string();
            case 't': return word("true", Boolean.TRUE);
            case 'f': return word("false", Boolean.FALSE);
            case 'n': return word("null", null);
            default: return number();
        }
    }

    private Map<String, Object> object(int depth) throws Malformed {
        Map<String, Object> members = new LinkedHashMap<String, Object>();
        position++;
        skipSpace();
        if (skipIf('}')) return members;
        do {
            skipSpace();
            int start = position;
            String name = string();
            skipSpace();
            expect(':');
            if (members.containsKey(name)) throw new Malformed("a name twice", start);
            members.put(name, value(depth + 1));
            skipSpace();
        } while (skipIf(','));
        expect('}');
        return members;
    }

    private List<Object> array(int depth) throws Malformed {
        List<Object> items = new ArrayList<Object>();
        position++;
        skipSpace();
        if (skipIf(']')) return items;
        do {
            items.add(value(depth + 1));
            skipSpace();
        } while (skipIf(','));
        expect(']');
        return items;
    }

    private String string() throws Malformed {
        expect('"');
        StringBuilder out = null;
        int start = position;
        while (true) {
            char c = peek();
            if (c < ' ') throw new Malformed("a string without an end", position);
            position++;
            if (c != '"' && c != '\\') continue;
            // Whole stretches at a time, and no second copy: a file is one string of tens of megabytes.
            if (out == null && c == '"') return text.substring(start, position - 1);
            if (out == null) out = new StringBuilder();
            out.append(text, start, position - 1);
            if (c == '"') return out.toString();
            out.append(escaped());
            start = position;
        }
    }

    private char escaped() throws Malformed {
        char c = peek();
        position++;
        switch (c) {
            case '"': case '\\': case '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++, position++) {
                    int digit = HEX.indexOf(Character.toLowerCase(peek()));
                    if (digit < 0) throw new Malformed("not four hexadecimal digits", position);
                    code = code << 4 | digit;
                }
                return (char) code;
            default: throw new Malformed("an unknown escape", position);
        }
    }

    private Object number() throws Malformed {
        int start = position;
        while (position < text.length() && "+-.0123456789eE".indexOf(text.charAt(position)) >= 0) position++;
        String number = text.substring(start, position);
        if (number.matches("-?(0|[1-9][0-9]{0,17})")) return Long.valueOf(number);
        if (number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) return Double.valueOf(number);
        throw new Malformed("no value", start);
    }

    private Object word(String word, Object value) throws Malformed {
        if (!text.startsWith(word, position)) throw new Malformed("no value", position);
        position += word.length();
        return value;
    }

    /** The next character; NUL at the end, which stands nowhere in JSON. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private boolean skipIf(char c) {
        boolean isThere = peek() == c;
        if (isThere) position++;
        return isThere;
    }

    private void expect(char c) throws Malformed {
        if (!skipIf(c)) throw new Malformed("no " + c, position);
    }

    private void skipSpace() {
        while (" \t\r\n".indexOf(peek()) >= 0) position++;
    }
}
