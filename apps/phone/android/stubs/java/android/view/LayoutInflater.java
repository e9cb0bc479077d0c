package android.view;

public abstract class LayoutInflater {
    public View inflate(int resource, ViewGroup root) {
        throw new RuntimeException("declared only");
    }

    public View inflate(int resource, ViewGroup root, boolean attachToRoot) {
        throw new RuntimeException("declared only");
    }
}
