package fr.tandem.shell.bridge;

/** The answer to one call, on any thread, once. */
public final class Reply {
    private final Bridge bridge;
    private final long id;
    private final int askedBy;
    private boolean isGiven;

    Reply(Bridge bridge, long id, int askedBy) {
        this.bridge = bridge;
        this.id = id;
        this.askedBy = askedBy;
    }

    /** @param answer null where the value itself is null */
    public void good(Answer answer) {
        give();
        bridge.answer(askedBy, Answer.good(id, answer));
    }

    /** @param error a name of the method's own table */
    public void bad(String error) {
        give();
        bridge.answer(askedBy, Answer.bad(id, error));
    }

    /** As {@link #good}, to the first call of a page: what waited for it follows. */
    public void ready(Answer answer) {
        give();
        bridge.ready(askedBy, Answer.good(id, answer));
    }

    private synchronized void give() {
        if (isGiven) throw new IllegalStateException("a second answer to " + id);
        isGiven = true;
    }
}
