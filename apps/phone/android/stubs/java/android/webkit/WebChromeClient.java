package android.webkit;

import android.content.Intent;
import android.graphics.Bitmap;
import android.net.Uri;

public class WebChromeClient {
    public WebChromeClient() {
        throw new RuntimeException("declared only");
    }

    public Bitmap getDefaultVideoPoster() {
        throw new RuntimeException("declared only");
    }

    public boolean onConsoleMessage(ConsoleMessage consoleMessage) {
        throw new RuntimeException("declared only");
    }

    public void onPermissionRequest(PermissionRequest request) {
        throw new RuntimeException("declared only");
    }

    public void onPermissionRequestCanceled(PermissionRequest request) {
        throw new RuntimeException("declared only");
    }

    public boolean onShowFileChooser(
        WebView webView, ValueCallback<Uri[]> filePathCallback, FileChooserParams fileChooserParams) {
        throw new RuntimeException("declared only");
    }

    public abstract static class FileChooserParams {
        public FileChooserParams() {
            throw new RuntimeException("declared only");
        }

        public static Uri[] parseResult(int resultCode, Intent data) {
            throw new RuntimeException("declared only");
        }

        public abstract Intent createIntent();

        public abstract boolean isCaptureEnabled();
    }
}
