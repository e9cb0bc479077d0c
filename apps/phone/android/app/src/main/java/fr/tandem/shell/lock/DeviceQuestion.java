package fr.tandem.shell.lock;

import android.app.Activity;
import android.app.KeyguardManager;
import android.content.Context;
import android.content.Intent;
import android.os.Build;
import fr.tandem.shell.R;

/** Asks for the fingerprint or the code of the device, by the system's own screen. */
final class DeviceQuestion {
    private final Activity activity;
    private final int requestCode;
    private Outcome asked;

    DeviceQuestion(Activity activity, int requestCode) {
        this.activity = activity;
        this.requestCode = requestCode;
    }

    void ask(Outcome outcome) {
        if (asked != null) return;
        asked = outcome;
        if (Build.VERSION.SDK_INT >= 30) {
            DevicePromptApi30.ask(activity, this);
            return;
        }
        // The prompt of Android 10 fails on phones without a sensor; this screen asks for finger or code on all.
        KeyguardManager keyguard = (KeyguardManager) activity.getSystemService(Context.KEYGUARD_SERVICE);
        Intent screen = keyguard.createConfirmDeviceCredentialIntent(activity.getString(R.string.app_name), null);
        // The code was taken away from the device while we asked: whoever did so knew it.
        if (screen == null) answered(true);
        else activity.startActivityForResult(screen, requestCode);
    }

    void answered(boolean isPassed) {
        Outcome outcome = asked;
        asked = null;
        if (outcome == null) return;
        if (isPassed) outcome.passed();
        else outcome.cancelled();
    }
}
