package fr.tandem.shell.window;

import android.app.Activity;
import android.os.Build;
import android.view.View;
import android.view.Window;
import android.view.WindowManager;
import android.widget.FrameLayout;
import fr.tandem.shell.R;

/** What fills the window: the page, or what is shown in its place while it may not be seen. */
public final class Screen {
    /** In pixels of the screen: what the system's bars and the cut-outs cover, and the height of the keyboard. */
    public interface EdgeListener {
        void edges(int top, int right, int bottom, int left, int keyboard);
    }

    private final Window window;
    private final FrameLayout root;
    private final FrameLayout pageGround;
    private final FrameLayout over;

    public Screen(Activity activity, EdgeListener listener) {
        window = activity.getWindow();
        root = new FrameLayout(activity);
        pageGround = new FrameLayout(activity);
        over = new FrameLayout(activity);
        root.addView(pageGround);
        root.addView(over);
        over.setVisibility(View.GONE);
        activity.setContentView(root);
        // Before, the system keeps the window off its bars and above the keyboard by itself.
        if (Build.VERSION.SDK_INT >= 30) new EdgesApi30(window, this, listener).follow(root);
        setDark(!activity.getResources().getBoolean(R.bool.is_light));
    }

    public void putPage(View page) {
        pageGround.addView(page);
    }

    public void removePage(View page) {
        pageGround.removeView(page);
    }

    /** In the place of the page, which no one sees, touches or hears any more. */
    public void showOver(View view) {
        over.removeAllViews();
        over.addView(view);
        over.setVisibility(View.VISIBLE);
        pageGround.setVisibility(View.INVISIBLE);
    }

    public void showPage() {
        over.removeAllViews();
        over.setVisibility(View.GONE);
        pageGround.setVisibility(View.VISIBLE);
    }

    public boolean showsPage() {
        return over.getVisibility() == View.GONE;
    }

    /** Which icons the system's bars have, and the ground where the page is not yet. */
    public void setDark(boolean isDark) {
        int ground = root.getContext().getColor(isDark ? R.color.surface_dark : R.color.surface_light);
        root.setBackgroundColor(ground);
        if (Build.VERSION.SDK_INT >= 30) {
            EdgesApi30.setDark(window, isDark);
        } else {
            BarsBefore30.setDark(window, isDark, ground);
        }
    }

    public void setKeepAwake(boolean isOn) {
        setFlag(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON, isOn);
    }

    /** Neither in pictures of the screen nor in the list of recent apps. */
    public void setSecret(boolean isOn) {
        setFlag(WindowManager.LayoutParams.FLAG_SECURE, isOn);
    }

    private void setFlag(int flag, boolean isOn) {
        if (isOn) window.addFlags(flag);
        else window.clearFlags(flag);
    }

    /** The page goes under the bars and ends above the keyboard; what is shown over it keeps off both. */
    void makeRoom(int top, int right, int bottom, int left, int keyboard) {
        root.setPadding(0, 0, 0, keyboard);
        over.setPadding(left, top, right, bottom);
    }
}
