package android.content.pm;

public class ApplicationInfo extends PackageItemInfo {
    public static final int FLAG_DEBUGGABLE = 2;

    public int flags;

    public ApplicationInfo() {
        super();
    }
}
