package android.view;

import android.content.Context;

public abstract class ViewGroup extends View {
    public ViewGroup(Context context) {
        super(context);
    }

    public void addView(View child) {
        throw new RuntimeException("declared only");
    }

    public void removeAllViews() {
        throw new RuntimeException("declared only");
    }

    public void removeView(View view) {
        throw new RuntimeException("declared only");
    }
}
