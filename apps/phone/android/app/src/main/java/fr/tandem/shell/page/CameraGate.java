package fr.tandem.shell.page;

import android.Manifest;
import android.app.Activity;
import android.content.Context;
import android.content.SharedPreferences;
import android.content.pm.PackageManager;
import android.webkit.PermissionRequest;

/** The page's way to the camera: Android's question to the person comes when the page wants it, not before. */
public final class CameraGate {
    private static final String[] CAMERA_ALONE = {PermissionRequest.RESOURCE_VIDEO_CAPTURE};
    private static final String WAS_EXPLAINABLE = "camera-was-explainable";

    private final Activity activity;
    private final int requestCode;
    private final SharedPreferences kept;
    private PermissionRequest asked;

    public CameraGate(Activity activity, int requestCode) {
        this.activity = activity;
        this.requestCode = requestCode;
        kept = activity.getSharedPreferences("shell", Context.MODE_PRIVATE);
    }

    public String state() {
        return CameraPermission.state(isGranted(), isExplainable(), wasExplainable());
    }

    void ask(PermissionRequest request) {
        boolean isCamera = request.getResources().length == 1 && CAMERA_ALONE[0].equals(request.getResources()[0]);
        if (!isCamera || !PageAddress.isOurs(request.getOrigin().toString())) {
            request.deny();
        } else if (isGranted()) {
            request.grant(CAMERA_ALONE);
        } else {
            if (asked != null) asked.deny();
            asked = request;
            activity.requestPermissions(new String[] {Manifest.permission.CAMERA}, requestCode);
        }
    }

    /** The page wants it no more. */
    void cancelled(PermissionRequest request) {
        if (asked == request) asked = null;
    }

    /** After any question for the camera. */
    public void answered() {
        kept.edit().putBoolean(WAS_EXPLAINABLE, !isGranted() && (isExplainable() || wasExplainable())).apply();
        PermissionRequest request = asked;
        asked = null;
        if (request == null) return;
        if (isGranted()) request.grant(CAMERA_ALONE);
        else request.deny();
    }

    private boolean wasExplainable() {
        return kept.getBoolean(WAS_EXPLAINABLE, false);
    }

    private boolean isGranted() {
        return activity.checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED;
    }

    private boolean isExplainable() {
        return activity.shouldShowRequestPermissionRationale(Manifest.permission.CAMERA);
    }
}
