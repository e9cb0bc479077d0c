package fr.tandem.shell.lock;

import android.app.Activity;
import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.bridge.Call;
import fr.tandem.shell.bridge.Reply;

/** What the page may ask of the lock. */
public final class LockMethods implements Bridge.Methods {
    private final Activity activity;
    private final LockSettings settings;
    private final Lock lock;

    public LockMethods(Activity activity, LockSettings settings, Lock lock) {
        this.activity = activity;
        this.settings = settings;
        this.lock = lock;
    }

    @Override
    public boolean take(Call call, Reply reply) {
        switch (call.method) {
            case "lockState":
                reply.good(Answer.with("isOn", settings.isOn()).and("canUseDevice", settings.canUseDevice())
                    .and("hasPin", settings.kind().equals(LockSettings.PIN)));
                return true;
            case "setLock":
                setLock(call.choice("kind", LockSettings.NONE, LockSettings.DEVICE, LockSettings.PIN), reply);
                return true;
            default:
                return false;
        }
    }

    private void setLock(final String kind, final Reply reply) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                lock.change(kind, new Lock.Changed() {
                    @Override
                    public void changed(boolean isDone) {
                        if (isDone) reply.good(Answer.with("isOn", settings.isOn()));
                        else reply.bad("cancelled");
                    }
                });
            }
        });
    }
}
