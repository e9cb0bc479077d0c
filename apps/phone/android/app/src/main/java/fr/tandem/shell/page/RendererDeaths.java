package fr.tandem.shell.page;

/** Whether the page is made anew without a word: not the third time within a minute. */
public final class RendererDeaths {
    private static final long WITHIN_MS = 60000;

    private long lastMs = Long.MIN_VALUE / 2;
    private long lastButOneMs = Long.MIN_VALUE / 2;

    /** @return false where it goes on and on, and a person should be told */
    public boolean mayGoOn(long nowMs) {
        boolean mayGoOn = nowMs - lastButOneMs > WITHIN_MS;
        lastButOneMs = lastMs;
        lastMs = nowMs;
        return mayGoOn;
    }
}
