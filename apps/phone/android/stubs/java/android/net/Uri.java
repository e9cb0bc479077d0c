package android.net;

import android.os.Parcelable;
import java.util.List;

public abstract class Uri implements Parcelable {
    public static Uri fromParts(String scheme, String ssp, String fragment) {
        throw new RuntimeException("declared only");
    }

    public static Uri parse(String uriString) {
        throw new RuntimeException("declared only");
    }

    public abstract String getAuthority();

    public abstract String getPath();

    public abstract List<String> getPathSegments();

    public abstract String getScheme();

    public abstract String toString();

    public static final class Builder {
        public Builder() {
            throw new RuntimeException("declared only");
        }

        public Builder scheme(String scheme) {
            throw new RuntimeException("declared only");
        }

        public Builder authority(String authority) {
            throw new RuntimeException("declared only");
        }

        public Builder appendPath(String newSegment) {
            throw new RuntimeException("declared only");
        }

        public Uri build() {
            throw new RuntimeException("declared only");
        }
    }
}
