package fr.tandem.shell.page;

import android.content.res.AssetManager;
import android.net.Uri;
import android.webkit.RenderProcessGoneDetail;
import android.webkit.WebResourceRequest;
import android.webkit.WebResourceResponse;
import android.webkit.WebView;
import android.webkit.WebViewClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Answers the page's requests from the assets, keeps it at its origin, and tells its owner what becomes of it. */
public final class PageClient extends WebViewClient {
    /** Of whom the page is. All calls on the main thread. */
    public interface Owner {
        /** The page went to another place of its own, or came back from one. */
        void pageMoved();

        /** A link leads out of the page, touched by a person. */
        void openOutside(Uri link);

        /** The process that drew the page is gone, and the view with it. */
        void rendererGone();
    }

    private static final String GET = "GET";

    private final AssetManager assets;
    private final Owner owner;

    public PageClient(AssetManager assets, Owner owner) {
        this.assets = assets;
        this.owner = owner;
    }

    @Override
    public WebResourceResponse shouldInterceptRequest(WebView view, WebResourceRequest request) {
        Uri address = request.getUrl();
        if (!PageAddress.isOfNetwork(address.toString())) return null;
        String asset = PageAddress.isOurs(address.toString()) && GET.equals(request.getMethod())
            ? PageAddress.assetOf(address.getPath()) : null;
        if (asset == null) return absent();
        try {
            String mimeType = PageAddress.mimeTypeOf(asset);
            InputStream body = assets.open(asset, AssetManager.ACCESS_STREAMING);
            return new WebResourceResponse(mimeType, PageAddress.encodingOf(mimeType), 200, "OK",
                PageHeaders.ofEveryAnswer(), body);
        } catch (IOException none) {
            return absent();
        }
    }

    /** Also for whatever is not under our origin: nothing of the network is loaded into the page. */
    private static WebResourceResponse absent() {
        return new WebResourceResponse("text/plain", "utf-8", 404, "Not Found", PageHeaders.ofEveryAnswer(),
            new ByteArrayInputStream(new byte[0]));
    }

    @Override
    public boolean shouldOverrideUrlLoading(WebView view, WebResourceRequest request) {
        String address = request.getUrl().toString();
        if (PageAddress.isOurs(address)) return false;
        if (PageAddress.isForBrowser(address) && request.hasGesture()) owner.openOutside(request.getUrl());
        return true;
    }

    @Override
    public void doUpdateVisitedHistory(WebView view, String address, boolean isReload) {
        owner.pageMoved();
    }

    @Override
    public boolean onRenderProcessGone(WebView view, RenderProcessGoneDetail detail) {
        owner.rendererGone();
        return true;
    }
}
