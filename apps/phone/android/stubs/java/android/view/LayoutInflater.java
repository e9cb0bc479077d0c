package android.view;

public abstract class LayoutInflater {
    public View inflate(int resource, ViewGroup root) {
        throw new RuntimeException("declared only");
    }
}
