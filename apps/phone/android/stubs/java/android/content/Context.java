package android.content;

import android.content.pm.ApplicationInfo;
import android.content.pm.PackageManager;
import android.content.res.AssetManager;
import android.content.res.Resources;
import java.io.File;
import java.util.concurrent.Executor;

public abstract class Context {
    public static final int MODE_PRIVATE = 0;
    public static final String KEYGUARD_SERVICE = "keyguard";
    public static final String PRINT_SERVICE = "print";

    public Context() {
        throw new RuntimeException("declared only");
    }

    public abstract ApplicationInfo getApplicationInfo();

    public abstract AssetManager getAssets();

    public abstract File getCacheDir();

    public abstract ContentResolver getContentResolver();

    public abstract File getFilesDir();

    public abstract String getPackageCodePath();

    public abstract PackageManager getPackageManager();

    public abstract String getPackageName();

    public abstract Resources getResources();

    public abstract SharedPreferences getSharedPreferences(String name, int mode);

    public abstract Object getSystemService(String name);

    public abstract Resources.Theme getTheme();

    public abstract int checkSelfPermission(String permission);

    public abstract void startActivity(Intent intent);

    public final int getColor(int id) {
        throw new RuntimeException("declared only");
    }

    public final String getString(int resId) {
        throw new RuntimeException("declared only");
    }

    public Executor getMainExecutor() {
        throw new RuntimeException("declared only");
    }
}
