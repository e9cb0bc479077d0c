package android.os;

public final class Bundle extends BaseBundle implements Parcelable {
    public Bundle() {
        super();
    }

    public Bundle getBundle(String key) {
        throw new RuntimeException("declared only");
    }

    public void putBundle(String key, Bundle value) {
        throw new RuntimeException("declared only");
    }

    public void writeToParcel(Parcel parcel, int flags) {
        throw new RuntimeException("declared only");
    }
}
