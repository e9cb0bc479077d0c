package android.content;

import android.content.pm.ApplicationInfo;
import android.content.pm.PackageManager;
import android.content.res.AssetManager;
import android.content.res.Resources;
import java.io.File;

public class ContextWrapper extends Context {
    public ContextWrapper(Context base) {
        super();
    }

    public ApplicationInfo getApplicationInfo() {
        throw new RuntimeException("declared only");
    }

    public AssetManager getAssets() {
        throw new RuntimeException("declared only");
    }

    public File getCacheDir() {
        throw new RuntimeException("declared only");
    }

    public ContentResolver getContentResolver() {
        throw new RuntimeException("declared only");
    }

    public File getFilesDir() {
        throw new RuntimeException("declared only");
    }

    public String getPackageCodePath() {
        throw new RuntimeException("declared only");
    }

    public PackageManager getPackageManager() {
        throw new RuntimeException("declared only");
    }

    public String getPackageName() {
        throw new RuntimeException("declared only");
    }

    public Resources getResources() {
        throw new RuntimeException("declared only");
    }

    public SharedPreferences getSharedPreferences(String name, int mode) {
        throw new RuntimeException("declared only");
    }

    public Object getSystemService(String name) {
        throw new RuntimeException("declared only");
    }

    public Resources.Theme getTheme() {
        throw new RuntimeException("declared only");
    }

    public int checkSelfPermission(String permission) {
        throw new RuntimeException("declared only");
    }

    public void startActivity(Intent intent) {
        throw new RuntimeException("declared only");
    }
}
