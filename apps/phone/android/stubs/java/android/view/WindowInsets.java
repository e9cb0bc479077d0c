package android.view;

import android.graphics.Insets;

public final class WindowInsets {
    public static final WindowInsets CONSUMED = null;

    public Insets getInsets(int typeMask) {
        throw new RuntimeException("declared only");
    }

    public static final class Type {
        public static int displayCutout() {
            throw new RuntimeException("declared only");
        }

        public static int ime() {
            throw new RuntimeException("declared only");
        }

        public static int systemBars() {
            throw new RuntimeException("declared only");
        }
    }
}
