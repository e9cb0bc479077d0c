package android.hardware.biometrics;

import android.content.Context;
import android.os.CancellationSignal;
import java.util.concurrent.Executor;

public class BiometricPrompt {
    public void authenticate(CancellationSignal cancel, Executor executor, AuthenticationCallback callback) {
        throw new RuntimeException("declared only");
    }

    public static class AuthenticationResult {
    }

    public abstract static class AuthenticationCallback {
        public AuthenticationCallback() {
            throw new RuntimeException("declared only");
        }

        public void onAuthenticationError(int errorCode, CharSequence errString) {
            throw new RuntimeException("declared only");
        }

        public void onAuthenticationSucceeded(AuthenticationResult result) {
            throw new RuntimeException("declared only");
        }
    }

    public static class Builder {
        public Builder(Context context) {
            throw new RuntimeException("declared only");
        }

        public BiometricPrompt build() {
            throw new RuntimeException("declared only");
        }

        public Builder setAllowedAuthenticators(int authenticators) {
            throw new RuntimeException("declared only");
        }

        public Builder setTitle(CharSequence title) {
            throw new RuntimeException("declared only");
        }
    }
}
