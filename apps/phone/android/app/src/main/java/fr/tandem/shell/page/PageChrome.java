package fr.tandem.shell.page;

import android.graphics.Bitmap;
import android.net.Uri;
import android.webkit.ConsoleMessage;
import android.webkit.PermissionRequest;
import android.webkit.ValueCallback;
import android.webkit.WebChromeClient;
import android.webkit.WebView;
import fr.tandem.shell.files.FilePicker;

/** What the page asks of the browser around it. */
public final class PageChrome extends WebChromeClient {
    private final CameraGate camera;
    private final FilePicker picker;
    private final boolean isDebuggable;

    public PageChrome(CameraGate camera, FilePicker picker, boolean isDebuggable) {
        this.camera = camera;
        this.picker = picker;
        this.isDebuggable = isDebuggable;
    }

    @Override
    public void onPermissionRequest(PermissionRequest request) {
        camera.ask(request);
    }

    @Override
    public void onPermissionRequestCanceled(PermissionRequest request) {
        camera.cancelled(request);
    }

    @Override
    public boolean onShowFileChooser(WebView view, ValueCallback<Uri[]> field, FileChooserParams wish) {
        picker.open(field, wish);
        return true;
    }

    /** Nothing of a book gets into the log of the phone. */
    @Override
    public boolean onConsoleMessage(ConsoleMessage message) {
        return !isDebuggable;
    }

    /** Instead of the grey triangle that a WebView shows before the first picture of the camera. */
    @Override
    public Bitmap getDefaultVideoPoster() {
        return Bitmap.createBitmap(1, 1, Bitmap.Config.ALPHA_8);
    }
}
