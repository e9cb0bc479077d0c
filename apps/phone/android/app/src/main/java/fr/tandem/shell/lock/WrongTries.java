package fr.tandem.shell.lock;

/**
 * How long one waits after wrong codes. Time is that since the phone started (ms), which nobody can set; after another
 * start the whole wait begins again, so that switching off is no way round.
 */
public final class WrongTries {
    public static final WrongTries NONE = new WrongTries(0, 0, 0);

    private static final int FREE_TRIES = 5;
    private static final long[] WAITS_MS = {30000, 60000, 300000, 900000, 3600000};

    public final int count;
    /** Of the last wrong code. */
    public final long atMs;
    /** The start of the phone that {@link #atMs} counts from. */
    public final int boot;

    public WrongTries(int count, long atMs, int boot) {
        this.count = count;
        this.atMs = atMs;
        this.boot = boot;
    }

    public WrongTries andAnother(long nowMs, int nowBoot) {
        return new WrongTries(count + 1, nowMs, nowBoot);
    }

    /** 0 where a code may be tried. */
    public long waitMs(long nowMs, int nowBoot) {
        if (count < FREE_TRIES) return 0;
        long wait = WAITS_MS[Math.min(count - FREE_TRIES, WAITS_MS.length - 1)];
        long since = nowBoot == boot ? atMs : 0;
        return Math.max(0, since + wait - nowMs);
    }
}
