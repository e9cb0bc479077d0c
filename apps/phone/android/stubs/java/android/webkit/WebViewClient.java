package android.webkit;

public class WebViewClient {
    public WebViewClient() {
        throw new RuntimeException("declared only");
    }

    public void doUpdateVisitedHistory(WebView view, String url, boolean isReload) {
        throw new RuntimeException("declared only");
    }

    public boolean onRenderProcessGone(WebView view, RenderProcessGoneDetail detail) {
        throw new RuntimeException("declared only");
    }

    public WebResourceResponse shouldInterceptRequest(WebView view, WebResourceRequest request) {
        throw new RuntimeException("declared only");
    }

    public boolean shouldOverrideUrlLoading(WebView view, WebResourceRequest request) {
        throw new RuntimeException("declared only");
    }
}
