package android.database;

public abstract class AbstractCursor implements Cursor {
    public AbstractCursor() {
        throw new RuntimeException("declared only");
    }

    public final boolean moveToFirst() {
        throw new RuntimeException("declared only");
    }

    public void close() {
        throw new RuntimeException("declared only");
    }
}
