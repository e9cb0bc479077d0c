package fr.tandem.shell.lock;

import android.app.Activity;
import fr.tandem.shell.R;
import fr.tandem.shell.window.Screen;

/** Asks for a new code, twice. */
final class NewPinQuestion {
    interface Owner {
        void chose(String digits);

        void cancelled();
    }

    private final Activity activity;
    private final Screen screen;
    private final Owner owner;

    NewPinQuestion(Activity activity, Screen screen, Owner owner) {
        this.activity = activity;
        this.screen = screen;
        this.owner = owner;
    }

    void ask() {
        askFirst(R.string.lock_pin_new_sentence, false);
    }

    private void askFirst(int sentence, boolean isFailure) {
        PinPanel panel = new PinPanel(activity, R.string.lock_pin_new_title, true, new PinPanel.Owner() {
            @Override
            public void typed(String digits) {
                if (Pin.isOne(digits)) askAgain(digits);
                else askFirst(R.string.lock_pin_short, true);
            }

            @Override
            public void cancelled() {
                owner.cancelled();
            }
        });
        panel.say(activity.getString(sentence), isFailure);
        screen.showOver(panel.view);
    }

    private void askAgain(final String first) {
        PinPanel panel = new PinPanel(activity, R.string.lock_pin_again_title, true, new PinPanel.Owner() {
            @Override
            public void typed(String digits) {
                if (digits.equals(first)) owner.chose(digits);
                else askFirst(R.string.lock_pin_differs, true);
            }

            @Override
            public void cancelled() {
                owner.cancelled();
            }
        });
        screen.showOver(panel.view);
    }
}
