package fr.tandem.shell.window;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.Intent;

/** Another app of this phone. */
public final class OtherApp {
    private OtherApp() {
    }

    /** @return false where there is none for it */
    public static boolean open(Activity activity, Intent intent) {
        try {
            activity.startActivity(intent);
            return true;
        } catch (ActivityNotFoundException none) {
            return false;
        }
    }
}
