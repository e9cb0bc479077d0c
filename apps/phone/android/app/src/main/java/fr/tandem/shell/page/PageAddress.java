package fr.tandem.shell.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The origin under which the page finds its book. It is the address of the database: chosen once, never changed. What
 * lies under it comes from the app's assets, and from nowhere else.
 */
public final class PageAddress {
    public static final String HOST = "appassets.androidplatform.net";
    public static final String ORIGIN = "https://" + HOST;
    public static final String START = ORIGIN + "/";

    private static final String ASSETS = "www/";

    private static final Map<String, String> MIME_TYPES = new HashMap<String, String>();

    static {
        MIME_TYPES.put("html", "text/html");
        MIME_TYPES.put("js", "text/javascript");
        MIME_TYPES.put("css", "text/css");
        MIME_TYPES.put("json", "application/json");
        MIME_TYPES.put("webmanifest", "application/manifest+json");
        MIME_TYPES.put("wasm", "application/wasm");
        MIME_TYPES.put("woff2", "font/woff2");
        MIME_TYPES.put("svg", "image/svg+xml");
        MIME_TYPES.put("png", "image/png");
        MIME_TYPES.put("webp", "image/webp");
        MIME_TYPES.put("txt", "text/plain");
    }

    private PageAddress() {
    }

    /** Whether an address, or an origin with or without a slash at its end, is the page's. */
    public static boolean isOurs(String address) {
        return address != null && (address.equals(ORIGIN) || address.startsWith(START));
    }

    /** Whether a link leads to where a browser is asked to go: the web, and nothing else. */
    public static boolean isForBrowser(String address) {
        return !isOurs(address) && isOfNetwork(address);
    }

    /** What would be fetched by HTTP; not `data:`, which the page holds itself. */
    public static boolean isOfNetwork(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }

    /**
     * The name of an asset for the path of an address under {@link #ORIGIN}, with its slash and without query; null
     * where there can be none.
     */
    public static String assetOf(String path) {
        if (path == null || !path.startsWith("/")) return null;
        String name = path.equals("/") ? "index.html" : path.substring(1);
        for (String part : name.split("/")) {
            if (!part.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) return null;
        }
        return mimeTypeOf(name) == null ? null : ASSETS + name;
    }

    /** By the ending of a name; null for an ending that the page has none of. */
    public static String mimeTypeOf(String name) {
        return MIME_TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** UTF-8 for text, null for anything else. */
    public static String encodingOf(String mimeType) {
        boolean isText = mimeType.startsWith("text/") || mimeType.endsWith("json") || mimeType.endsWith("+xml");
        return isText ? "utf-8" : null;
    }
}
