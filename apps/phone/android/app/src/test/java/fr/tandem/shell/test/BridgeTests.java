package fr.tandem.shell.test;

import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.bridge.Call;
import fr.tandem.shell.bridge.Json;
import fr.tandem.shell.bridge.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public final class BridgeTests {
    private BridgeTests() {
    }

    private static final String READY = "{\"id\":7,\"ok\":true,\"value\":{\"start\":\"open\"}}";

    private static final class Conversation {
        final List<String> heard = new ArrayList<>();
        final Second second = new Second();
        final Bridge bridge = new Bridge(Runnable::run, heard::add, Arrays.asList(new First(), second));

        void call(String method, String parameters) {
            bridge.call("{\"id\":7,\"method\":\"" + method + "\",\"parameters\":" + parameters + "}");
        }
    }

    private static final class First implements Bridge.Methods {
        @Override
        public boolean take(Call call, Reply reply) {
            if (!call.method.equals("ready")) return false;
            reply.ready(Answer.with("start", "open"));
            return true;
        }
    }

    private static final class Second implements Bridge.Methods {
        Reply later;

        @Override
        public boolean take(Call call, Reply reply) {
            switch (call.method) {
                case "echo":
                    reply.good(Answer.with("text", call.text("text")).and("isOn", call.flag("isOn")));
                    return true;
                case "later": later = reply; return true;
                case "count": reply.good(Answer.with("bytes", call.bytes("base64").length)); return true;
                case "nothing": reply.good(null); return true;
                case "refused": reply.bad("full"); return true;
                case "twice": reply.good(Answer.empty()); reply.bad("io"); return true;
                default: return false;
            }
        }
    }

    public static void aCallIsAnsweredUnderItsId() {
        Conversation told = new Conversation();
        told.call("echo", "{\"text\":\"a\",\"isOn\":true}");
        told.call("count", "{\"base64\":\"AAEC\"}");
        told.call("nothing", "{}");
        told.call("refused", "{}");
        Check.equal(told.heard, Arrays.asList(
            "{\"id\":7,\"ok\":true,\"value\":{\"text\":\"a\",\"isOn\":true}}",
            "{\"id\":7,\"ok\":true,\"value\":{\"bytes\":3}}",
            "{\"id\":7,\"ok\":true,\"value\":null}", "{\"id\":7,\"ok\":false,\"error\":\"full\"}"));
    }

    public static void aCallThatTheShellDoesNotKnowIsWrong() {
        Conversation told = new Conversation();
        told.call("elsewhere", "{}");
        told.call("echo", "{\"text\":7,\"isOn\":true}");
        told.call("echo", "{\"text\":\"a\"}");
        told.call("count", "{\"base64\":\"=\"}");
        String wrong = "{\"id\":7,\"ok\":false,\"error\":\"wrong\"}";
        Check.equal(told.heard, Arrays.asList(wrong, wrong, wrong, wrong));
    }

    public static void aTextThatIsNoCallIsNotAnswered() {
        Conversation told = new Conversation();
        String[] texts = {
            "", "7", "null", "{}", "{\"id\":7}", "{\"id\":\"7\",\"method\":\"nothing\",\"parameters\":{}}",
            "{\"id\":7.5,\"method\":\"nothing\",\"parameters\":{}}",
            "{\"id\":7,\"method\":\"nothing\",\"parameters\":[]}",
        };
        for (String text : texts) told.bridge.call(text);
        Check.equal(told.heard, Arrays.asList());
    }

    public static void aSecondAnswerIsABug() {
        Conversation told = new Conversation();
        Check.fails(IllegalStateException.class, () -> {
            told.call("twice", "{}");
            return null;
        });
        Check.equal(told.heard.size(), 1);
    }

    public static void eventsWaitForThePageThatListens() {
        Conversation told = new Conversation();
        told.bridge.event("resume", Answer.empty());
        told.bridge.event("open", Answer.with("what", "new-entry"));
        told.bridge.event("pause", Answer.empty());
        told.bridge.event("open", Answer.with("what", "shared"));
        Check.equal(told.heard, Arrays.asList());
        told.call("ready", "{}");
        told.bridge.event("pause", Answer.empty());
        Check.equal(told.heard, Arrays.asList(
            READY, "{\"event\":\"resume\",\"value\":{}}", "{\"event\":\"pause\",\"value\":{}}",
            "{\"event\":\"open\",\"value\":{\"what\":\"shared\"}}", "{\"event\":\"pause\",\"value\":{}}"));
    }

    public static void everyPageIsToldWhatIsSo() {
        Conversation told = new Conversation();
        told.bridge.state("insets", Answer.with("top", 1));
        told.bridge.state("insets", Answer.with("top", 2));
        Check.equal(told.heard, Arrays.asList());
        String insets = "{\"event\":\"insets\",\"value\":{\"top\":2}}";
        told.call("ready", "{}");
        Check.equal(told.heard, Arrays.asList(READY, insets));
        told.bridge.pageGone();
        told.bridge.event("resume", Answer.empty());
        Check.equal(told.heard.size(), 2);
        told.call("ready", "{}");
        Check.equal(told.heard.subList(2, 5),
            Arrays.asList(READY, insets, "{\"event\":\"resume\",\"value\":{}}"));
        told.bridge.state("insets", Answer.with("top", 3));
        Check.equal(told.heard.size(), 6);
        told.call("ready", "{}");
        Check.equal(told.heard.size(), 8);
    }

    /** The ids of a page that was loaded anew begin at the start again. */
    public static void whatAnEarlierPageAskedIsNotAnswered() {
        Conversation told = new Conversation();
        told.call("ready", "{}");
        told.call("later", "{}");
        told.call("ready", "{}");
        told.heard.clear();
        told.second.later.good(Answer.empty());
        Check.equal(told.heard, Arrays.asList());
    }

    public static void aMessageIsAScriptThatNothingOfItLeaves() throws Exception {
        String message = "{\"a\":\"\\\");alert(1)//\u2028</script>\"}";
        String script = Bridge.script(message);
        String start = "window.tandemShellTell&&tandemShellTell(";
        Check.that(script.startsWith(start) && script.endsWith(")"), script);
        Check.equal(Json.parse(script.substring(start.length(), script.length() - 1)), message);
    }
}
