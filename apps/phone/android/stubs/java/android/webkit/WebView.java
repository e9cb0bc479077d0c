package android.webkit;

import android.content.Context;
import android.content.pm.PackageInfo;
import android.os.Bundle;
import android.print.PrintDocumentAdapter;
import android.widget.AbsoluteLayout;

public class WebView extends AbsoluteLayout {
    public WebView(Context context) {
        super(context);
    }

    public static PackageInfo getCurrentWebViewPackage() {
        throw new RuntimeException("declared only");
    }

    public static void setWebContentsDebuggingEnabled(boolean enabled) {
        throw new RuntimeException("declared only");
    }

    public void addJavascriptInterface(Object object, String name) {
        throw new RuntimeException("declared only");
    }

    public boolean canGoBackOrForward(int steps) {
        throw new RuntimeException("declared only");
    }

    public PrintDocumentAdapter createPrintDocumentAdapter(String documentName) {
        throw new RuntimeException("declared only");
    }

    public void destroy() {
        throw new RuntimeException("declared only");
    }

    public void evaluateJavascript(String script, ValueCallback<String> resultCallback) {
        throw new RuntimeException("declared only");
    }

    public WebSettings getSettings() {
        throw new RuntimeException("declared only");
    }

    public void goBackOrForward(int steps) {
        throw new RuntimeException("declared only");
    }

    public void loadUrl(String url) {
        throw new RuntimeException("declared only");
    }

    public WebBackForwardList restoreState(Bundle inState) {
        throw new RuntimeException("declared only");
    }

    public WebBackForwardList saveState(Bundle outState) {
        throw new RuntimeException("declared only");
    }

    public void setBackgroundColor(int color) {
        throw new RuntimeException("declared only");
    }

    public void setOverScrollMode(int mode) {
        throw new RuntimeException("declared only");
    }

    public void setWebChromeClient(WebChromeClient client) {
        throw new RuntimeException("declared only");
    }

    public void setWebViewClient(WebViewClient client) {
        throw new RuntimeException("declared only");
    }
}
