package android.view;

public abstract class Window {
    public void addFlags(int flags) {
        throw new RuntimeException("declared only");
    }

    public void clearFlags(int flags) {
        throw new RuntimeException("declared only");
    }

    public abstract View getDecorView();

    public WindowInsetsController getInsetsController() {
        throw new RuntimeException("declared only");
    }

    public final WindowManager.LayoutParams getAttributes() {
        throw new RuntimeException("declared only");
    }

    public void setAttributes(WindowManager.LayoutParams a) {
        throw new RuntimeException("declared only");
    }

    public void setDecorFitsSystemWindows(boolean decorFitsSystemWindows) {
        throw new RuntimeException("declared only");
    }

    public abstract void setNavigationBarColor(int color);

    public abstract void setStatusBarColor(int color);
}
