package fr.tandem.shell.lock;

import android.app.Activity;
import android.os.SystemClock;
import fr.tandem.shell.R;
import fr.tandem.shell.window.Notice;
import fr.tandem.shell.window.Screen;
import java.util.concurrent.Executor;

/**
 * Keeps the page hidden until the person is known. It keeps others off a phone that lies open, and encrypts nothing.
 */
public final class Lock {
    /** All on the main thread. */
    public interface Owner {
        /** The page is to be seen, or no more. */
        void lockMoved();
    }

    /** Of a change of the lock. */
    public interface Changed {
        /** @param isDone false where the person left it, or it could not be kept */
        void changed(boolean isDone);
    }

    private final Activity activity;
    private final Screen screen;
    private final LockSettings settings;
    private final Executor background;
    private final Owner owner;
    private final DeviceQuestion device;
    private final LockTiming timing = new LockTiming();
    private Changed changing;
    private boolean isShown;
    private boolean asksByItself;

    public Lock(Activity activity, Screen screen, LockSettings settings, Executor background, int requestCode,
        Owner owner) {
        this.activity = activity;
        this.screen = screen;
        this.settings = settings;
        this.background = background;
        this.owner = owner;
        device = new DeviceQuestion(activity, requestCode);
        screen.setSecret(settings.isOn());
    }

    public void left() {
        timing.left(SystemClock.elapsedRealtime());
    }

    public void cameBack() {
        timing.cameBack(SystemClock.elapsedRealtime());
        if (isLocked() && !isShown) showLock();
        // The lock of the device was taken away meanwhile.
        if (!isLocked() && isShown) unlocking.passed();
    }

    /** Only now does the system show its question. It is asked by itself once; after it there is the button. */
    public void resumed() {
        if (asksByItself) device.ask(unlocking);
        asksByItself = false;
    }

    public boolean isLocked() {
        return settings.isOn() && !timing.isOpen();
    }

    /** A change that the person may go back from. */
    public boolean isChanging() {
        return changing != null;
    }

    /** Of the system's screen that was started with our request code. */
    public void deviceAnswered(boolean isPassed) {
        device.answered(isPassed);
    }

    private void showLock() {
        endChange(false);
        isShown = true;
        if (settings.kind().equals(LockSettings.PIN)) {
            screen.showOver(question(R.string.lock_pin_title, false, unlocking).view());
        } else {
            screen.showOver(Notice.make(activity, R.string.lock_title, 0, R.string.lock_device_act, new Runnable() {
                @Override
                public void run() {
                    device.ask(unlocking);
                }
            }));
            asksByItself = true;
        }
        owner.lockMoved();
    }

    private final Outcome unlocking = new Outcome() {
        @Override
        public void passed() {
            timing.opened();
            isShown = false;
            screen.showPage();
            owner.lockMoved();
        }

        @Override
        public void cancelled() {
            // The lock stays, with its button.
        }
    };

    /** The lock that there is comes first, then the new one. */
    public void change(final String kind, Changed changed) {
        boolean canBe = !kind.equals(LockSettings.DEVICE) || settings.canUseDevice();
        if (changing != null || isLocked() || !canBe) {
            changed.changed(false);
            return;
        }
        changing = changed;
        Outcome present = new Outcome() {
            @Override
            public void passed() {
                choose(kind);
            }

            @Override
            public void cancelled() {
                endChange(false);
            }
        };
        switch (settings.kind()) {
            case LockSettings.PIN:
                screen.showOver(question(R.string.lock_pin_old_title, true, present).view());
                break;
            case LockSettings.DEVICE:
                device.ask(present);
                break;
            default:
                present.passed();
        }
        owner.lockMoved();
    }

    public void cancelChange() {
        endChange(false);
    }

    private void choose(String kind) {
        // The question before came to its end after the person had gone back.
        if (changing == null) return;
        switch (kind) {
            case LockSettings.NONE:
                endChange(settings.setKind(kind));
                break;
            case LockSettings.DEVICE:
                chooseDevice();
                break;
            default:
                choosePin();
        }
    }

    private void chooseDevice() {
        // Whoever just unlocked by it is not asked twice.
        if (settings.kind().equals(LockSettings.DEVICE)) {
            endChange(true);
            return;
        }
        device.ask(new Outcome() {
            @Override
            public void passed() {
                if (changing != null) endChange(settings.setKind(LockSettings.DEVICE));
            }

            @Override
            public void cancelled() {
                endChange(false);
            }
        });
    }

    private void choosePin() {
        new NewPinQuestion(activity, screen, new NewPinQuestion.Owner() {
            @Override
            public void chose(String digits) {
                endChange(settings.setPin(digits));
            }

            @Override
            public void cancelled() {
                endChange(false);
            }
        }).ask();
    }

    private void endChange(boolean isDone) {
        Changed told = changing;
        if (told == null) return;
        changing = null;
        if (isDone) timing.opened();
        screen.setSecret(settings.isOn());
        screen.showPage();
        owner.lockMoved();
        told.changed(isDone);
    }

    private PinQuestion question(int title, boolean canCancel, Outcome outcome) {
        return new PinQuestion(activity, settings, background, title, canCancel, outcome);
    }
}
