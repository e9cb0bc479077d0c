package fr.tandem.shell.bridge;

import android.webkit.JavascriptInterface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The page's way into the shell and back, as `apps/phone/page/shell` has it:
 *
 * <pre>
 *   page ── {"id": 7, "method": "vaultRead", "parameters": {…}} ──> shell
 *        <── {"id": 7, "ok": true, "value": {…}} or {"id": 7, "ok": false, "error": "io"} ──
 *        <── {"event": "insets", "value": {…}} ──
 * </pre>
 *
 * Calls are taken up one after the other, in their order, on a thread of their own: the page never waits within a call.
 * Each `ready` is of another page: what an earlier one asked is not answered any more. Of events that come before it,
 * the last of each name waits; a state is told to every page.
 */
public final class Bridge {
    /** By which name the page finds this object. */
    public static final String NAME = "tandemShell";

    /** Some of the methods that the page may call. Called on the thread of the calls. */
    public interface Methods {
        /** @return false where the method is none of these */
        boolean take(Call call, Reply reply);
    }

    /** The page's end. Called on any thread. */
    public interface Page {
        void tell(String message);
    }

    private static final String READY = "ready";
    private static final String WRONG = "wrong";

    private final Executor calls;
    private final Page page;
    private final List<Methods> methods;
    private final Map<String, String> states = new LinkedHashMap<String, String>();
    private final Map<String, String> waiting = new LinkedHashMap<String, String>();
    private boolean isReady;
    private int pageCount;

    public Bridge(Executor calls, Page page, List<Methods> methods) {
        this.calls = calls;
        this.page = page;
        this.methods = methods;
    }

    @JavascriptInterface
    public void call(final String text) {
        calls.execute(new Runnable() {
            @Override
            public void run() {
                Call call = Call.parse(text);
                if (call != null) answer(call);
            }
        });
    }

    private void answer(Call call) {
        Reply reply = new Reply(this, call.id, pageOf(call));
        try {
            for (Methods some : methods) {
                if (some.take(call, reply)) return;
            }
            reply.bad(WRONG);
        } catch (Call.Wrong bug) {
            reply.bad(WRONG);
        }
    }

    private synchronized int pageOf(Call call) {
        if (call.method.equals(READY)) {
            pageCount++;
            isReady = false;
        }
        return pageCount;
    }

    /** Something happened. */
    public synchronized void event(String name, Answer value) {
        String message = Answer.event(name, value);
        if (isReady) {
            page.tell(message);
            return;
        }
        waiting.remove(name);
        waiting.put(name, message);
    }

    /** Something is so from now on. */
    public synchronized void state(String name, Answer value) {
        states.put(name, Answer.event(name, value));
        if (isReady) page.tell(states.get(name));
    }

    synchronized void answer(int askedBy, String answer) {
        if (askedBy == pageCount) page.tell(answer);
    }

    synchronized void ready(int askedBy, String answer) {
        answer(askedBy, answer);
        isReady = true;
        for (String message : states.values()) page.tell(message);
        for (String message : waiting.values()) page.tell(message);
        waiting.clear();
    }

    /** There is no page until another one says `ready`. */
    public synchronized void pageGone() {
        isReady = false;
    }

    /** What the page runs to hear a message. */
    public static String script(String message) {
        return "window.tandemShellTell&&tandemShellTell(" + Json.write(message) + ")";
    }
}
