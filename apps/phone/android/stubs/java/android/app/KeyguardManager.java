package android.app;

import android.content.Intent;

public class KeyguardManager {
    public Intent createConfirmDeviceCredentialIntent(CharSequence title, CharSequence description) {
        throw new RuntimeException("declared only");
    }

    public boolean isDeviceSecure() {
        throw new RuntimeException("declared only");
    }
}
