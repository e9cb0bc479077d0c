package android.webkit;

import android.net.Uri;

public interface WebResourceRequest {
    String getMethod();

    Uri getUrl();

    boolean hasGesture();
}
