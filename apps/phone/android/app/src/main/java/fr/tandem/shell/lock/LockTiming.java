package fr.tandem.shell.lock;

/** When the page is hidden again: at the start of the process, and after more than a minute elsewhere. */
public final class LockTiming {
    static final long AWAY_MS_MAX = 60000;

    private boolean isOpen;
    private boolean isAway;
    private long leftAtMs;

    public void opened() {
        isOpen = true;
    }

    /** @param nowMs since the phone started, sleep included */
    public void left(long nowMs) {
        isAway = true;
        leftAtMs = nowMs;
    }

    public void cameBack(long nowMs) {
        if (isAway && nowMs - leftAtMs > AWAY_MS_MAX) isOpen = false;
        isAway = false;
    }

    public boolean isOpen() {
        return isOpen;
    }
}
