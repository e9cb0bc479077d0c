package fr.tandem.shell.lock;

import android.app.Activity;
import android.view.View;
import fr.tandem.shell.R;
import java.util.concurrent.Executor;

/** Asks for the code of the app, with the waits after wrong ones. */
final class PinQuestion implements PinPanel.Owner {
    private static final long SECOND_MS = 1000;

    private final Activity activity;
    private final LockSettings settings;
    private final Executor background;
    private final Outcome outcome;
    private final PinPanel panel;

    PinQuestion(Activity activity, LockSettings settings, Executor background, int title, boolean canCancel,
        Outcome outcome) {
        this.activity = activity;
        this.settings = settings;
        this.background = background;
        this.outcome = outcome;
        panel = new PinPanel(activity, title, canCancel, this);
        showWait();
    }

    View view() {
        return panel.view;
    }

    @Override
    public void typed(final String digits) {
        panel.clear();
        if (!Pin.isOne(digits)) {
            panel.say(activity.getString(R.string.lock_pin_short), true);
            return;
        }
        panel.setEnabled(false);
        background.execute(new Runnable() {
            @Override
            public void run() {
                tell(settings.tryPin(digits));
            }
        });
    }

    private void tell(final boolean isRight) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                if (isRight) {
                    outcome.passed();
                    return;
                }
                panel.say(activity.getString(R.string.lock_pin_wrong), true);
                showWait();
            }
        });
    }

    /** Again every second, until the next code may be typed. */
    private void showWait() {
        long waitMs = settings.waitMs();
        panel.setEnabled(waitMs == 0);
        if (waitMs == 0) return;
        int seconds = (int) ((waitMs + SECOND_MS - 1) / SECOND_MS);
        panel.say(activity.getResources().getQuantityString(R.plurals.lock_pin_wait, seconds, seconds), true);
        panel.view.postDelayed(new Runnable() {
            @Override
            public void run() {
                if (settings.waitMs() == 0) panel.say("", false);
                showWait();
            }
        }, SECOND_MS);
    }

    @Override
    public void cancelled() {
        outcome.cancelled();
    }
}
