package fr.tandem.shell.test;

import fr.tandem.shell.page.CameraPermission;
import fr.tandem.shell.page.PageAddress;
import fr.tandem.shell.page.RendererDeaths;
import fr.tandem.shell.page.WebViewVersion;

public final class PageTests {
    private PageTests() {
    }

    public static void theOriginNeverChanges() {
        Check.equal(PageAddress.START, "https://appassets.androidplatform.net/");
        Check.that(PageAddress.isOurs("https://appassets.androidplatform.net"), "the origin");
        Check.that(PageAddress.isOurs("https://appassets.androidplatform.net/x.js?y#z"), "below it");
        String[] others = {
            null, "", "https://appassets.androidplatform.net.evil.example/", "http://appassets.androidplatform.net/",
            "https://appassets.androidplatform.net:8443/", "https://appassets.androidplatform.net@evil.example/",
            "about:blank", "data:text/html,x", "file:///data/x", "content://x/y", "javascript:alert(1)",
        };
        for (String other : others) Check.that(!PageAddress.isOurs(other), other);
    }

    public static void onlyTheWebIsOpenedOutside() {
        Check.that(PageAddress.isForBrowser("https://example.org/"), "https");
        Check.that(PageAddress.isForBrowser("http://192.168.1.2/"), "http");
        String[] others = {PageAddress.START, "intent://x", "market://x", "file:///x", "tel:1", "ws://x/"};
        for (String other : others) {
            Check.that(!PageAddress.isForBrowser(other), other);
        }
    }

    public static void whatThePageHoldsItselfIsLeftToIt() {
        Check.that(PageAddress.isOfNetwork(PageAddress.START), "ours is answered");
        Check.that(PageAddress.isOfNetwork("http://example.org/x.png"), "another's is answered, by nothing");
        Check.that(!PageAddress.isOfNetwork("data:image/png;base64,AA=="), "data: is not");
    }

    public static void pathsLeadToAssets() {
        Check.equal(PageAddress.assetOf("/"), "www/index.html");
        Check.equal(PageAddress.assetOf("/main-ABC123_x.js"), "www/main-ABC123_x.js");
        Check.equal(PageAddress.assetOf("/fonts/Inter.woff2"), "www/fonts/Inter.woff2");
        String[] none = {
            null, "", "index.html", "//", "/../AndroidManifest.xml", "/a/../b.js", "/./a.js", "/.hidden.js", "/a//b.js", "/b.js/",
            "/a/", "/a\\b.js", "/a b.js", "/%2e%2e/a.js", "/a.dex", "/a", "/a.js\u0000.png", "/é.js",
        };
        for (String path : none) Check.equal(PageAddress.assetOf(path), null);
    }

    public static void filesHaveTheTypesThatThePageNeeds() {
        Check.equal(PageAddress.mimeTypeOf("a/sqlite3.wasm"), "application/wasm");
        Check.equal(PageAddress.mimeTypeOf("index.html"), "text/html");
        Check.equal(PageAddress.mimeTypeOf("x.JS"), "text/javascript");
        Check.equal(PageAddress.encodingOf("text/javascript"), "utf-8");
        Check.equal(PageAddress.encodingOf("image/svg+xml"), "utf-8");
        Check.equal(PageAddress.encodingOf("application/wasm"), null);
    }

    public static void webViewsFrom109OnAreEnough() {
        for (String good : new String[] {"109.0.5414.118", "156.0.1", "109", "wild", ""}) {
            Check.that(WebViewVersion.isEnough(good), good);
        }
        for (String old : new String[] {"108.0.5359.128", "74.0.3729.185", "99"}) {
            Check.that(!WebViewVersion.isEnough(old), old);
        }
    }

    public static void aPageThatDiesAgainAndAgainIsToldOf() {
        RendererDeaths deaths = new RendererDeaths();
        Check.that(deaths.mayGoOn(0), "the first time");
        Check.that(deaths.mayGoOn(20000), "the second time");
        Check.that(!deaths.mayGoOn(60000), "the third time within a minute");
        Check.that(deaths.mayGoOn(130000), "later");
    }

    public static void theCameraIsRefusedForGoodAfterARefusalOnly() {
        Check.equal(CameraPermission.state(true, false, true), "granted");
        Check.equal(CameraPermission.state(false, false, false), "askable");
        Check.equal(CameraPermission.state(false, true, true), "askable");
        Check.equal(CameraPermission.state(false, false, true), "refused-for-good");
    }
}
