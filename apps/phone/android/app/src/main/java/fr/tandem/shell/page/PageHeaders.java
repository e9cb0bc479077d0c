package fr.tandem.shell.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the WebView is told that the page may do, as the PC's server of the page tells a browser. */
final class PageHeaders {
    private static final String POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        + "img-src 'self' data: blob:; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; "
        + "worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; connect-src 'self' ws:";

    private static final String HARDWARE = "accelerometer=(), camera=(self), display-capture=(), geolocation=(), "
        + "gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private PageHeaders() {
    }

    /** Of every answer under the page's origin. */
    static Map<String, String> ofEveryAnswer() {
        Map<String, String> headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Permissions-Policy", HARDWARE);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-cache");
        return headers;
    }
}
