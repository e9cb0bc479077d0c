package android.webkit;

public abstract class WebBackForwardList {
    public WebBackForwardList() {
        throw new RuntimeException("declared only");
    }
}
