package android.webkit;

public abstract class WebSettings {
    public static final int MIXED_CONTENT_ALWAYS_ALLOW = 0;

    public WebSettings() {
        throw new RuntimeException("declared only");
    }

    public abstract void setAllowContentAccess(boolean allow);

    public abstract void setAllowFileAccess(boolean allow);

    public abstract void setDomStorageEnabled(boolean flag);

    public abstract void setGeolocationEnabled(boolean flag);

    public abstract void setJavaScriptEnabled(boolean flag);

    public abstract void setMediaPlaybackRequiresUserGesture(boolean require);

    public abstract void setMixedContentMode(int mode);

    public abstract void setSafeBrowsingEnabled(boolean enabled);

    public abstract void setSupportMultipleWindows(boolean support);

    public abstract void setTextZoom(int textZoom);
}
