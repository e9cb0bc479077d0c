package android.app;

import android.content.ComponentName;
import android.content.Intent;
import android.content.res.Configuration;
import android.os.Bundle;
import android.view.ContextThemeWrapper;
import android.view.LayoutInflater;
import android.view.View;
import android.view.Window;
import android.window.OnBackInvokedDispatcher;

public class Activity extends ContextThemeWrapper {
    public static final int RESULT_OK = -1;

    public Activity() {
        super();
    }

    protected void onCreate(Bundle savedInstanceState) {
        throw new RuntimeException("declared only");
    }

    protected void onNewIntent(Intent intent) {
        throw new RuntimeException("declared only");
    }

    protected void onStart() {
        throw new RuntimeException("declared only");
    }

    protected void onResume() {
        throw new RuntimeException("declared only");
    }

    protected void onPause() {
        throw new RuntimeException("declared only");
    }

    protected void onStop() {
        throw new RuntimeException("declared only");
    }

    protected void onDestroy() {
        throw new RuntimeException("declared only");
    }

    protected void onSaveInstanceState(Bundle outState) {
        throw new RuntimeException("declared only");
    }

    protected void onActivityResult(int requestCode, int resultCode, Intent data) {
        throw new RuntimeException("declared only");
    }

    public void onConfigurationChanged(Configuration newConfig) {
        throw new RuntimeException("declared only");
    }

    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] grantResults) {
        throw new RuntimeException("declared only");
    }

    public void onBackPressed() {
        throw new RuntimeException("declared only");
    }

    public ComponentName getComponentName() {
        throw new RuntimeException("declared only");
    }

    public Intent getIntent() {
        throw new RuntimeException("declared only");
    }

    public void setIntent(Intent newIntent) {
        throw new RuntimeException("declared only");
    }

    public Window getWindow() {
        throw new RuntimeException("declared only");
    }

    public LayoutInflater getLayoutInflater() {
        throw new RuntimeException("declared only");
    }

    public void setContentView(View view) {
        throw new RuntimeException("declared only");
    }

    public OnBackInvokedDispatcher getOnBackInvokedDispatcher() {
        throw new RuntimeException("declared only");
    }

    public boolean moveTaskToBack(boolean nonRoot) {
        throw new RuntimeException("declared only");
    }

    public void startActivityForResult(Intent intent, int requestCode) {
        throw new RuntimeException("declared only");
    }

    public final void requestPermissions(String[] permissions, int requestCode) {
        throw new RuntimeException("declared only");
    }

    public boolean shouldShowRequestPermissionRationale(String permission) {
        throw new RuntimeException("declared only");
    }

    public final void runOnUiThread(Runnable action) {
        throw new RuntimeException("declared only");
    }
}
