package fr.tandem.shell.page;

import android.app.Activity;
import android.content.Intent;
import android.content.pm.ApplicationInfo;
import android.content.pm.PackageInfo;
import android.net.Uri;
import android.os.Bundle;
import android.os.Parcel;
import android.os.SystemClock;
import android.view.View;
import android.webkit.WebView;
import fr.tandem.shell.R;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.files.FilePicker;
import fr.tandem.shell.window.Notice;
import fr.tandem.shell.window.OtherApp;
import fr.tandem.shell.window.Screen;

/** The page's life: made, restored, made anew when its process dies; a sentence in its place where it cannot be. */
public final class PageHolder implements PageClient.Owner, Bridge.Page {
    /** On the main thread. */
    public interface Owner {
        /** The page went to another place of its own, came, or is gone. */
        void pageMoved();

        /** The process of the page is gone; another page may follow. */
        void pageGone();
    }

    private static final String STATE = "page";
    /** All that Android keeps of an app has to stay below a megabyte. */
    private static final int STATE_BYTES_MAX = 300000;
    private static final String WEBVIEW = "com.google.android.webview";

    private final Activity activity;
    private final Screen screen;
    private final PageChrome chrome;
    private final Owner owner;
    private final boolean isDebuggable;
    private final RendererDeaths deaths = new RendererDeaths();
    private Bridge bridge;
    /** Null where there can be none, or its process died: then there is a notice. */
    private WebView view;
    private View notice;

    public PageHolder(Activity activity, Screen screen, CameraGate camera, FilePicker picker, Owner owner) {
        this.activity = activity;
        this.screen = screen;
        this.owner = owner;
        isDebuggable = (activity.getApplicationInfo().flags & ApplicationInfo.FLAG_DEBUGGABLE) != 0;
        chrome = new PageChrome(camera, picker, isDebuggable);
    }

    /** @param saved of the activity; null for a first start */
    public void begin(Bridge pageBridge, Bundle saved) {
        bridge = pageBridge;
        make(saved == null ? null : saved.getBundle(STATE));
    }

    private void make(Bundle state) {
        PackageInfo webView = WebView.getCurrentWebViewPackage();
        if (webView == null || !WebViewVersion.isEnough(webView.versionName)) {
            notice = webViewNotice(webView);
            showNotice();
            return;
        }
        notice = null;
        view = PageView.make(activity, isDebuggable);
        view.setWebViewClient(new PageClient(activity.getAssets(), this));
        view.setWebChromeClient(chrome);
        view.addJavascriptInterface(bridge, Bridge.NAME);
        screen.putPage(view);
        if (state == null || view.restoreState(state) == null) view.loadUrl(PageAddress.START);
    }

    private View webViewNotice(PackageInfo webView) {
        final String name = webView == null ? WEBVIEW : webView.packageName;
        return Notice.make(activity,
            webView == null ? R.string.webview_missing_title : R.string.webview_old_title,
            webView == null ? R.string.webview_missing_sentence : R.string.webview_old_sentence,
            R.string.webview_old_act, new Runnable() {
                @Override
                public void run() {
                    Intent shop = new Intent(Intent.ACTION_VIEW, Uri.parse("market://details?id=" + name));
                    String web = "https://play.google.com/store/apps/details?id=" + name;
                    if (!OtherApp.open(activity, shop)) openOutside(Uri.parse(web));
                }
            });
    }

    public void save(Bundle state) {
        if (view == null) return;
        Bundle pageState = new Bundle();
        view.saveState(pageState);
        if (bytesOf(pageState) <= STATE_BYTES_MAX) state.putBundle(STATE, pageState);
    }

    private static int bytesOf(Bundle state) {
        Parcel parcel = Parcel.obtain();
        state.writeToParcel(parcel, 0);
        int bytes = parcel.dataSize();
        parcel.recycle();
        return bytes;
    }

    public void end() {
        if (view == null) return;
        screen.removePage(view);
        view.destroy();
        view = null;
    }

    /** Null where there is none. */
    public WebView view() {
        return view;
    }

    public boolean canGoBack() {
        return view != null && view.canGoBackOrForward(-1);
    }

    /** By one place exactly: going back as the browser's button does leaves out places that no touch led to. */
    public void goBack() {
        if (view != null) view.goBackOrForward(-1);
    }

    public void followTextSize() {
        if (view != null) PageView.followTextSize(view);
    }

    @Override
    public void tell(final String message) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                if (view != null) view.evaluateJavascript(Bridge.script(message), null);
            }
        });
    }

    @Override
    public void pageMoved() {
        owner.pageMoved();
    }

    @Override
    public void openOutside(Uri link) {
        OtherApp.open(activity, new Intent(Intent.ACTION_VIEW, link));
    }

    @Override
    public void rendererGone() {
        end();
        bridge.pageGone();
        if (deaths.mayGoOn(SystemClock.elapsedRealtime())) make(null);
        else notice = goneNotice();
        owner.pageGone();
    }

    /** In the place of a page that is not there; nothing while something else is shown. */
    public void showNotice() {
        if (notice != null && screen.showsPage()) screen.showOver(notice);
    }

    /** A page whose process died again and again. */
    private View goneNotice() {
        return Notice.make(activity, R.string.page_gone_title, R.string.page_gone_sentence, R.string.page_gone_act,
            new Runnable() {
                @Override
                public void run() {
                    screen.showPage();
                    make(null);
                    owner.pageMoved();
                }
            });
    }
}
