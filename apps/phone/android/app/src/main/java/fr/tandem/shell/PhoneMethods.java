package fr.tandem.shell;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.content.SharedPreferences;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.Build;
import android.print.PrintManager;
import android.provider.Settings;
import android.webkit.WebView;
import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.bridge.Call;
import fr.tandem.shell.bridge.Reply;
import fr.tandem.shell.invitation.Invitation;
import fr.tandem.shell.page.CameraGate;
import fr.tandem.shell.page.PageHolder;
import fr.tandem.shell.window.OtherApp;
import fr.tandem.shell.window.Screen;
import java.io.File;
import java.io.IOException;

/** What the page asks of this phone and of this copy of the app. */
final class PhoneMethods implements Bridge.Methods {
    private static final String VERSION = "version";
    private static final String TAKEN = "taken-invitation";

    private final Activity activity;
    private final Screen screen;
    private final PageHolder page;
    private final CameraGate camera;
    private final SharedPreferences kept;
    private StartWord start;

    /** @param start what the person wants; told once, afterwards it is plain opening */
    PhoneMethods(Activity activity, Screen screen, PageHolder page, CameraGate camera, StartWord start) {
        this.activity = activity;
        this.screen = screen;
        this.page = page;
        this.camera = camera;
        this.start = start;
        kept = activity.getSharedPreferences("shell", Context.MODE_PRIVATE);
    }

    @Override
    public boolean take(Call call, Reply reply) {
        switch (call.method) {
            case "ready": ready(reply); return true;
            case "takeInvitation": reply.good(Answer.with("code", takeInvitation())); return true;
            case "cameraState": reply.good(Answer.with("state", camera.state())); return true;
            case "setKeepAwake": setKeepAwake(call.flag("isOn"), reply); return true;
            case "setTheme": setTheme(call.flag("isDark"), reply); return true;
            case "print": print(call.text("jobName"), reply); return true;
            case "openSettings": openSettings(call.choice("which", "app", "wifi", "battery"), reply); return true;
            default: return false;
        }
    }

    private void ready(final Reply reply) {
        final Answer answer = start();
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                // What a page before this one wanted ends with it.
                screen.setKeepAwake(false);
                reply.ready(answer);
            }
        });
    }

    private Answer start() {
        PackageInfo app = ownPackage();
        PackageInfo webView = WebView.getCurrentWebViewPackage();
        int before = kept.getInt(VERSION, app.versionCode);
        kept.edit().putInt(VERSION, app.versionCode).apply();
        StartWord told = start;
        start = StartWord.OPEN;
        return Answer.with("appVersion", app.versionName).and("apiLevel", Build.VERSION.SDK_INT)
            .and("webViewVersion", webView == null ? "" : webView.versionName).and("deviceName", deviceName())
            .and("start", told.word).and("isUpdated", before != app.versionCode);
    }

    private PackageInfo ownPackage() {
        try {
            return activity.getPackageManager().getPackageInfo(activity.getPackageName(), 0);
        } catch (PackageManager.NameNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** As the person named the phone, or else its model. */
    private String deviceName() {
        String name = Settings.Global.getString(activity.getContentResolver(), Settings.Global.DEVICE_NAME);
        return name == null || name.isEmpty() ? Build.MODEL : name;
    }

    /** Null where the app brought none, or it was taken already. */
    private String takeInvitation() {
        String code;
        try {
            code = Invitation.codeOf(new File(activity.getPackageCodePath()));
        } catch (IOException unreadable) {
            return null;
        }
        if (code == null) return null;
        // No key is kept: a code that was taken is known again by this number alone.
        int mark = code.hashCode();
        if (kept.contains(TAKEN) && kept.getInt(TAKEN, 0) == mark) return null;
        kept.edit().putInt(TAKEN, mark).apply();
        return code;
    }

    private void setKeepAwake(final boolean isOn, final Reply reply) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                screen.setKeepAwake(isOn);
                reply.good(Answer.empty());
            }
        });
    }

    private void setTheme(final boolean isDark, final Reply reply) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                screen.setDark(isDark);
                reply.good(Answer.empty());
            }
        });
    }

    private void print(final String jobName, final Reply reply) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                PrintManager printers = (PrintManager) activity.getSystemService(Context.PRINT_SERVICE);
                WebView view = page.view();
                if (view != null) printers.print(jobName, view.createPrintDocumentAdapter(jobName), null);
                reply.good(Answer.empty());
            }
        });
    }

    private void openSettings(final String which, final Reply reply) {
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                boolean isOpen = OtherApp.open(activity, settings(which));
                if (!isOpen) OtherApp.open(activity, new Intent(Settings.ACTION_SETTINGS));
                reply.good(Answer.empty());
            }
        });
    }

    private Intent settings(String which) {
        switch (which) {
            case "wifi": return new Intent(Settings.ACTION_WIFI_SETTINGS);
            case "battery": return new Intent(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS);
            default:
                Uri own = Uri.fromParts("package", activity.getPackageName(), null);
                return new Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, own);
        }
    }
}
