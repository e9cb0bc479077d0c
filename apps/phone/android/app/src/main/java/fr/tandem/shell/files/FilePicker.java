package fr.tandem.shell.files;

import android.Manifest;
import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.ClipData;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.Bundle;
import android.provider.MediaStore;
import android.webkit.ValueCallback;
import android.webkit.WebChromeClient.FileChooserParams;
import java.io.File;
import java.io.IOException;

/** Answers the page's file fields: by the camera app where the field wants a picture taken, else by the picker. */
public final class FilePicker {
    private static final String PICTURE = "picture-to-take";

    private final Activity activity;
    private final GrantedFolder granted;
    private final int requestCode;
    private ValueCallback<Uri[]> field;
    private FileChooserParams wish;
    private File picture;

    /** @param requestCode of the picker, and of the question for the camera that comes before it */
    public FilePicker(Activity activity, GrantedFolder granted, int requestCode) {
        this.activity = activity;
        this.granted = granted;
        this.requestCode = requestCode;
    }

    public void open(ValueCallback<Uri[]> newField, FileChooserParams newWish) {
        answer(null);
        field = newField;
        wish = newWish;
        // Who holds the permission for the camera in the manifest needs it for the camera app as well.
        boolean asksFirst = wish.isCaptureEnabled() && !mayUseCamera();
        if (asksFirst) activity.requestPermissions(new String[] {Manifest.permission.CAMERA}, requestCode);
        else start();
    }

    /** The question for the camera was answered; without it, a picture is picked. */
    public void permissionAnswered() {
        if (wish != null) start();
    }

    /** The picker also where the phone has no camera app. */
    private void start() {
        Intent camera = wish.isCaptureEnabled() && mayUseCamera() ? camera() : null;
        Intent picker = wish.createIntent();
        wish = null;
        boolean isOpen = camera != null && open(camera) || open(picker);
        if (!isOpen) answer(null);
    }

    private boolean open(Intent intent) {
        try {
            activity.startActivityForResult(intent, requestCode);
            return true;
        } catch (ActivityNotFoundException none) {
            return false;
        }
    }

    /** Null where there is no room for a picture. */
    private Intent camera() {
        try {
            picture = granted.make(GrantedFolder.IN, "photo.jpg");
        } catch (IOException full) {
            picture = null;
            return null;
        }
        Uri address = GrantedFiles.addressOf(activity, picture);
        Intent camera = new Intent(MediaStore.ACTION_IMAGE_CAPTURE).putExtra(MediaStore.EXTRA_OUTPUT, address)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION | Intent.FLAG_GRANT_WRITE_URI_PERMISSION);
        camera.setClipData(ClipData.newRawUri(null, address));
        return camera;
    }

    /**
     * @return what was picked for a page that is gone; null where the page got it, or there is nothing
     */
    public Uri answered(int result, Intent intent) {
        Uri[] picked = FileChooserParams.parseResult(result, intent);
        boolean isTaken = result == Activity.RESULT_OK && picture != null && picture.length() > 0;
        if (picked == null && isTaken) picked = new Uri[] {GrantedFiles.addressOf(activity, picture)};
        picture = null;
        if (field == null) return picked == null || picked.length == 0 ? null : picked[0];
        answer(picked);
        return null;
    }

    private void answer(Uri[] picked) {
        ValueCallback<Uri[]> answered = field;
        field = null;
        if (answered != null) answered.onReceiveValue(picked);
    }

    private boolean mayUseCamera() {
        return activity.checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED;
    }

    public void save(Bundle state) {
        if (picture != null) state.putString(PICTURE, picture.getPath());
    }

    public void restore(Bundle state) {
        String path = state.getString(PICTURE);
        picture = path == null ? null : new File(path);
    }
}
