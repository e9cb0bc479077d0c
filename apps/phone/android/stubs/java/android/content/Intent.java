package android.content;

import android.net.Uri;
import android.os.Parcelable;

public class Intent implements Parcelable {
    public static final String ACTION_CREATE_DOCUMENT = "android.intent.action.CREATE_DOCUMENT";
    public static final String ACTION_SEND = "android.intent.action.SEND";
    public static final String ACTION_VIEW = "android.intent.action.VIEW";
    public static final String CATEGORY_OPENABLE = "android.intent.category.OPENABLE";
    public static final String EXTRA_EXCLUDE_COMPONENTS = "android.intent.extra.EXCLUDE_COMPONENTS";
    public static final String EXTRA_STREAM = "android.intent.extra.STREAM";
    public static final String EXTRA_TEXT = "android.intent.extra.TEXT";
    public static final String EXTRA_TITLE = "android.intent.extra.TITLE";
    public static final int FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY = 0x00100000;
    public static final int FLAG_GRANT_READ_URI_PERMISSION = 0x00000001;
    public static final int FLAG_GRANT_WRITE_URI_PERMISSION = 0x00000002;

    public Intent(Context packageContext, Class<?> cls) {
        throw new RuntimeException("declared only");
    }

    public Intent(String action) {
        throw new RuntimeException("declared only");
    }

    public Intent(String action, Uri uri) {
        throw new RuntimeException("declared only");
    }

    public static Intent createChooser(Intent target, CharSequence title) {
        throw new RuntimeException("declared only");
    }

    public String getAction() {
        throw new RuntimeException("declared only");
    }

    public Uri getData() {
        throw new RuntimeException("declared only");
    }

    public int getFlags() {
        throw new RuntimeException("declared only");
    }

    public CharSequence getCharSequenceExtra(String name) {
        throw new RuntimeException("declared only");
    }

    public <T extends Parcelable> T getParcelableExtra(String name) {
        throw new RuntimeException("declared only");
    }

    public Intent setAction(String action) {
        throw new RuntimeException("declared only");
    }

    public Intent addCategory(String category) {
        throw new RuntimeException("declared only");
    }

    public Intent addFlags(int flags) {
        throw new RuntimeException("declared only");
    }

    public Intent setType(String type) {
        throw new RuntimeException("declared only");
    }

    public void setClipData(ClipData clip) {
        throw new RuntimeException("declared only");
    }

    public Intent putExtra(String name, String value) {
        throw new RuntimeException("declared only");
    }

    public Intent putExtra(String name, Parcelable value) {
        throw new RuntimeException("declared only");
    }

    public Intent putExtra(String name, Parcelable[] value) {
        throw new RuntimeException("declared only");
    }
}
