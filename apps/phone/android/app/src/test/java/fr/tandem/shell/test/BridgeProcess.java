package fr.tandem.shell.test;

import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.bridge.Call;
import fr.tandem.shell.bridge.Reply;
import fr.tandem.shell.files.Vault;
import fr.tandem.shell.files.VaultMethods;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bridge with a vault, as a process: each line that comes in is a call, each that goes out a message. */
public final class BridgeProcess {
    private BridgeProcess() {
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        Bridge bridge = new Bridge(Runnable::run, out::println,
            Arrays.asList(new VaultMethods(new Vault(new File(arguments[0]))), new Ready()));
        bridge.state("insets", Answer.with("top", 24.5).and("right", 0.0).and("bottom", 16.0).and("left", 0.0)
            .and("keyboard", 0.0));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) bridge.call(line);
    }

    private static final class Ready implements Bridge.Methods {
        @Override
        public boolean take(Call call, Reply reply) {
            if (!call.method.equals("ready")) return false;
            reply.ready(Answer.with("appVersion", "0.1.0").and("apiLevel", 36).and("webViewVersion", "156.0.1.2")
                .and("deviceName", "Pixel d’Éloïse \u2028😀\"\\").and("start", "open").and("isUpdated", false));
            return true;
        }
    }
}
