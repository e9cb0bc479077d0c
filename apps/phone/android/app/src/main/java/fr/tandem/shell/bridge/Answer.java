package fr.tandem.shell.bridge;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the shell tells the page, as JSON: the answer to a call, or an event. */
public final class Answer {
    private final Map<String, Object> value = new LinkedHashMap<String, Object>();

    public static Answer empty() {
        return new Answer();
    }

    public static Answer with(String name, Object value) {
        return new Answer().and(name, value);
    }

    public Answer and(String name, Object member) {
        value.put(name, member);
        return this;
    }

    /** @param answer null where the value of the answer itself is null */
    static String good(long id, Answer answer) {
        Map<String, Object> message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("ok", true);
        message.put("value", answer == null ? null : answer.value);
        return Json.write(message);
    }

    /** @param error a name that the page knows, from the table of the method */
    static String bad(long id, String error) {
        Map<String, Object> message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("ok", false);
        message.put("error", error);
        return Json.write(message);
    }

    static String event(String name, Answer event) {
        Map<String, Object> message = new LinkedHashMap<String, Object>();
        message.put("event", name);
        message.put("value", event.value);
        return Json.write(message);
    }
}
