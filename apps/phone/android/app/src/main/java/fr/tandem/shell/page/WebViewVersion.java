package fr.tandem.shell.page;

/** Whether the WebView of this phone is one that the page runs on. */
public final class WebViewVersion {
    /** The first with the storage that the book is in. */
    static final int MAJOR_MIN = 109;

    private WebViewVersion() {
    }

    /** @param name as "109.0.5414.118"; a name of another kind counts as new, for the page to try */
    public static boolean isEnough(String name) {
        String major = name.split("[.]", 2)[0];
        return !major.matches("[0-9]{1,4}") || Integer.parseInt(major) >= MAJOR_MIN;
    }
}
