package fr.tandem.shell.lock;

import android.app.Activity;
import android.hardware.biometrics.BiometricPrompt;
import android.os.Build;
import android.os.CancellationSignal;
import fr.tandem.shell.R;

final class DevicePromptApi29 extends BiometricPrompt.AuthenticationCallback {
    private final DeviceQuestion question;

    private DevicePromptApi29(DeviceQuestion question) {
        this.question = question;
    }

    static void ask(Activity activity, DeviceQuestion question) {
        BiometricPrompt.Builder builder = new BiometricPrompt.Builder(activity);
        builder.setTitle(activity.getString(R.string.app_name));
        if (Build.VERSION.SDK_INT >= 30) AuthenticatorsApi30.allow(builder);
        else builder.setDeviceCredentialAllowed(true);
        builder.build().authenticate(
            new CancellationSignal(), activity.getMainExecutor(), new DevicePromptApi29(question));
    }

    @Override
    public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
        question.answered(true);
    }

    /** Also where the person went back. A finger that was not known is none yet: the system asks again. */
    @Override
    public void onAuthenticationError(int code, CharSequence text) {
        question.answered(false);
    }
}
