package fr.tandem.shell.window;

import android.graphics.Insets;
import android.view.View;
import android.view.Window;
import android.view.WindowInsets;
import android.view.WindowInsetsController;
import android.view.WindowManager;

/** Edge to edge: the window lies under the system's bars, and what they cover is told. */
final class EdgesApi30 implements View.OnApplyWindowInsetsListener {
    private static final int LIGHT_BARS = WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS
        | WindowInsetsController.APPEARANCE_LIGHT_NAVIGATION_BARS;

    private static final int TRANSPARENT = 0;

    private final Window window;
    private final Screen screen;
    private final Screen.EdgeListener listener;

    EdgesApi30(Window window, Screen screen, Screen.EdgeListener listener) {
        this.window = window;
        this.screen = screen;
        this.listener = listener;
    }

    void follow(View root) {
        window.setDecorFitsSystemWindows(false);
        // From Android 15 on they are so anyway.
        window.setStatusBarColor(TRANSPARENT);
        window.setNavigationBarColor(TRANSPARENT);
        WindowManager.LayoutParams attributes = window.getAttributes();
        attributes.layoutInDisplayCutoutMode = WindowManager.LayoutParams.LAYOUT_IN_DISPLAY_CUTOUT_MODE_ALWAYS;
        window.setAttributes(attributes);
        root.setOnApplyWindowInsetsListener(this);
    }

    @Override
    public WindowInsets onApplyWindowInsets(View root, WindowInsets insets) {
        Insets bars = insets.getInsets(WindowInsets.Type.systemBars() | WindowInsets.Type.displayCutout());
        int keyboard = insets.getInsets(WindowInsets.Type.ime()).bottom;
        // The keyboard covers the bar below.
        int bottom = keyboard > 0 ? 0 : bars.bottom;
        screen.makeRoom(bars.top, bars.right, bottom, bars.left, keyboard);
        listener.edges(bars.top, bars.right, bottom, bars.left, keyboard);
        // A WebView that heard of them as well would make room a second time.
        return WindowInsets.CONSUMED;
    }

    static void setDark(Window window, boolean isDark) {
        WindowInsetsController controller = window.getInsetsController();
        if (controller != null) controller.setSystemBarsAppearance(isDark ? 0 : LIGHT_BARS, LIGHT_BARS);
    }
}
