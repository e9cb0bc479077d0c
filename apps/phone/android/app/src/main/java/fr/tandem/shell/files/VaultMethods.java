package fr.tandem.shell.files;

import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.bridge.Call;
import fr.tandem.shell.bridge.Reply;
import java.io.IOException;
import java.util.Base64;

/** The page's use of the {@link Vault}. */
public final class VaultMethods implements Bridge.Methods {
    private final Vault vault;

    public VaultMethods(Vault vault) {
        this.vault = vault;
    }

    @Override
    public boolean take(Call call, Reply reply) {
        if (!call.method.startsWith("vault")) return false;
        try {
            Answer answer = answer(call);
            if (answer == null) return false;
            reply.good(answer);
        } catch (IOException failure) {
            reply.bad(Disk.nameOf(failure));
        }
        return true;
    }

    /** Null for a method that there is not. */
    private Answer answer(Call call) throws IOException {
        String name = call.text("name");
        if (!Vault.isName(name)) throw call.wrong("name");
        switch (call.method) {
            case "vaultRead":
                byte[] bytes = vault.read(name);
                return Answer.with("base64", bytes == null ? null : Base64.getEncoder().encodeToString(bytes));
            case "vaultWrite":
                vault.write(name, call.bytes("base64"));
                return Answer.empty();
            case "vaultAppend":
                vault.append(name, call.bytes("base64"));
                return Answer.empty();
            case "vaultRemove":
                vault.remove(name);
                return Answer.empty();
            default:
                return null;
        }
    }
}
