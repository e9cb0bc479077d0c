package android.webkit;

public abstract class RenderProcessGoneDetail {
    public RenderProcessGoneDetail() {
        throw new RuntimeException("declared only");
    }
}
