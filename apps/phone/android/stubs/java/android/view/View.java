package android.view;

import android.content.Context;
import android.content.res.Resources;

public class View {
    public static final int IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS = 8;
    public static final int INVISIBLE = 4;
    public static final int GONE = 8;
    public static final int OVER_SCROLL_NEVER = 2;
    public static final int SYSTEM_UI_FLAG_LIGHT_NAVIGATION_BAR = 16;
    public static final int SYSTEM_UI_FLAG_LIGHT_STATUS_BAR = 8192;
    public static final int VISIBLE = 0;

    public View(Context context) {
        throw new RuntimeException("declared only");
    }

    public final <T extends View> T findViewById(int id) {
        throw new RuntimeException("declared only");
    }

    public Resources getResources() {
        throw new RuntimeException("declared only");
    }

    public boolean postDelayed(Runnable action, long delayMillis) {
        throw new RuntimeException("declared only");
    }

    public final Context getContext() {
        throw new RuntimeException("declared only");
    }

    public int getId() {
        throw new RuntimeException("declared only");
    }

    public int getVisibility() {
        throw new RuntimeException("declared only");
    }

    public void setBackgroundColor(int color) {
        throw new RuntimeException("declared only");
    }

    public void setContentDescription(CharSequence contentDescription) {
        throw new RuntimeException("declared only");
    }

    public void setEnabled(boolean enabled) {
        throw new RuntimeException("declared only");
    }

    public void setImportantForAutofill(int mode) {
        throw new RuntimeException("declared only");
    }

    public void setOnApplyWindowInsetsListener(OnApplyWindowInsetsListener listener) {
        throw new RuntimeException("declared only");
    }

    public void setOnClickListener(OnClickListener l) {
        throw new RuntimeException("declared only");
    }

    public void setOverScrollMode(int overScrollMode) {
        throw new RuntimeException("declared only");
    }

    public void setPadding(int left, int top, int right, int bottom) {
        throw new RuntimeException("declared only");
    }

    public void setSystemUiVisibility(int visibility) {
        throw new RuntimeException("declared only");
    }

    public void setVisibility(int visibility) {
        throw new RuntimeException("declared only");
    }

    public interface OnClickListener {
        void onClick(View v);
    }

    public interface OnApplyWindowInsetsListener {
        WindowInsets onApplyWindowInsets(View v, WindowInsets insets);
    }
}
