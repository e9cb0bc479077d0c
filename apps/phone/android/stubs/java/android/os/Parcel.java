package android.os;

public final class Parcel {
    public static Parcel obtain() {
        throw new RuntimeException("declared only");
    }

    public final int dataSize() {
        throw new RuntimeException("declared only");
    }

    public final void recycle() {
        throw new RuntimeException("declared only");
    }
}
