package fr.tandem.shell.lock;

import android.app.Activity;
import android.hardware.biometrics.BiometricManager.Authenticators;
import android.hardware.biometrics.BiometricPrompt;
import android.os.CancellationSignal;
import fr.tandem.shell.R;

final class DevicePromptApi30 extends BiometricPrompt.AuthenticationCallback {
    private final DeviceQuestion question;

    private DevicePromptApi30(DeviceQuestion question) {
        this.question = question;
    }

    static void ask(Activity activity, DeviceQuestion question) {
        BiometricPrompt.Builder builder = new BiometricPrompt.Builder(activity);
        builder.setTitle(activity.getString(R.string.app_name));
        builder.setAllowedAuthenticators(Authenticators.BIOMETRIC_WEAK | Authenticators.DEVICE_CREDENTIAL);
        builder.build().authenticate(
            new CancellationSignal(), activity.getMainExecutor(), new DevicePromptApi30(question));
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
