package android.graphics;

public final class Insets {
    public final int bottom;
    public final int left;
    public final int right;
    public final int top;

    private Insets(int left, int top, int right, int bottom) {
        throw new RuntimeException("declared only");
    }
}
