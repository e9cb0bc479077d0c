package fr.tandem.shell.window;

import android.view.View;
import android.view.Window;

/** The system's bars in the colour of the page. */
final class BarsBefore30 {
    private static final int LIGHT_BARS =
        View.SYSTEM_UI_FLAG_LIGHT_STATUS_BAR | View.SYSTEM_UI_FLAG_LIGHT_NAVIGATION_BAR;

    private BarsBefore30() {
    }

    static void setDark(Window window, boolean isDark, int ground) {
        window.setStatusBarColor(ground);
        window.setNavigationBarColor(ground);
        window.getDecorView().setSystemUiVisibility(isDark ? 0 : LIGHT_BARS);
    }
}
