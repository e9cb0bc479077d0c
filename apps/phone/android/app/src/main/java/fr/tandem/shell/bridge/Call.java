package fr.tandem.shell.bridge;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** What the page asks for: `{"id": 7, "method": "vaultRead", "parameters": {"name": "work"}}`. */
public final class Call {
    /** The page and the shell are not of one build. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String what) {
            super(what);
        }
    }

    public final long id;
    public final String method;
    private final Map<?, ?> parameters;

    private Call(long id, String method, Map<?, ?> parameters) {
        this.id = id;
        this.method = method;
        this.parameters = parameters;
    }

    /** Null for a text that is no call: there is nobody to answer to. */
    public static Call parse(String text) {
        Object value;
        try {
            value = Json.parse(text);
        } catch (Json.Malformed none) {
            return null;
        }
        if (!(value instanceof Map)) return null;
        Map<?, ?> members = (Map<?, ?>) value;
        Object id = members.get("id");
        Object method = members.get("method");
        Object parameters = members.get("parameters");
        boolean isCall = id instanceof Long && method instanceof String && parameters instanceof Map;
        return isCall ? new Call((Long) id, (String) method, (Map<?, ?>) parameters) : null;
    }

    public String text(String name) {
        return member(name, String.class);
    }

    public boolean flag(String name) {
        return member(name, Boolean.class);
    }

    /** One of a few words. */
    public String choice(String name, String... words) {
        String word = text(name);
        if (!Arrays.asList(words).contains(word)) throw wrong(name);
        return word;
    }

    public byte[] bytes(String name) {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException notBase64) {
            throw wrong(name);
        }
    }

    public Wrong wrong(String name) {
        return new Wrong(method + "." + name);
    }

    private <T> T member(String name, Class<T> type) {
        Object value = parameters.get(name);
        if (!type.isInstance(value)) throw wrong(name);
        return type.cast(value);
    }
}
