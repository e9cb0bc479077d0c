package fr.tandem.shell.page;

import android.content.Context;
import android.view.View;
import android.webkit.WebSettings;
import android.webkit.WebView;
import fr.tandem.shell.R;

/** Makes the WebView that shows the page: what it may do, and what it may not. */
public final class PageView {
    private static final int TEXT_ZOOM_MAX = 200;

    private PageView() {
    }

    public static WebView make(Context context, boolean isDebuggable) {
        WebView.setWebContentsDebuggingEnabled(isDebuggable);
        WebView view = new WebView(context);
        WebSettings settings = view.getSettings();
        settings.setJavaScriptEnabled(true);
        settings.setDomStorageEnabled(true);
        // The PC is at a ws: address of the home network, which an https: page may not reach otherwise.
        settings.setMixedContentMode(WebSettings.MIXED_CONTENT_ALWAYS_ALLOW);
        settings.setMediaPlaybackRequiresUserGesture(false);
        settings.setAllowFileAccess(false);
        settings.setAllowContentAccess(false);
        settings.setGeolocationEnabled(false);
        settings.setSafeBrowsingEnabled(false);
        settings.setSupportMultipleWindows(false);
        view.setImportantForAutofill(View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS);
        view.setOverScrollMode(View.OVER_SCROLL_NEVER);
        view.setBackgroundColor(context.getColor(R.color.surface));
        followTextSize(view);
        return view;
    }

    /** The text is as large as the person set it in the system, up to what the screens are made for. */
    public static void followTextSize(WebView view) {
        float scale = view.getResources().getConfiguration().fontScale;
        view.getSettings().setTextZoom(Math.min(TEXT_ZOOM_MAX, Math.round(100 * scale)));
    }
}
