package fr.tandem.shell.window;

import android.app.Activity;
import android.window.OnBackInvokedCallback;
import android.window.OnBackInvokedDispatcher;

/**
 * The back gesture, which the system must know of before: what is not ours leads home, and shows so while it is made.
 */
public final class BackGestureApi33 implements OnBackInvokedCallback {
    private final OnBackInvokedDispatcher dispatcher;
    private final Runnable onBack;
    private boolean isOurs;

    public BackGestureApi33(Activity activity, Runnable onBack) {
        this.dispatcher = activity.getOnBackInvokedDispatcher();
        this.onBack = onBack;
    }

    public void setOurs(boolean isNowOurs) {
        if (isNowOurs == isOurs) return;
        isOurs = isNowOurs;
        if (isOurs) dispatcher.registerOnBackInvokedCallback(OnBackInvokedDispatcher.PRIORITY_DEFAULT, this);
        else dispatcher.unregisterOnBackInvokedCallback(this);
    }

    @Override
    public void onBackInvoked() {
        onBack.run();
    }
}
