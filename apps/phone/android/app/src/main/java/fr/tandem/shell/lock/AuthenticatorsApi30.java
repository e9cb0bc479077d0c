package fr.tandem.shell.lock;

import android.hardware.biometrics.BiometricManager.Authenticators;
import android.hardware.biometrics.BiometricPrompt;

final class AuthenticatorsApi30 {
    private AuthenticatorsApi30() {
    }

    static void allow(BiometricPrompt.Builder builder) {
        builder.setAllowedAuthenticators(Authenticators.BIOMETRIC_WEAK | Authenticators.DEVICE_CREDENTIAL);
    }
}
