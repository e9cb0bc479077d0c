package fr.tandem.shell.files;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.ClipData;
import android.content.ComponentName;
import android.content.Intent;
import android.net.Uri;
import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.bridge.Call;
import fr.tandem.shell.bridge.Reply;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Files that come from other apps and go to them. */
public final class FileMethods implements Bridge.Methods {
    private final Activity activity;
    private final SharedFiles shared;
    private final FileSaver saver;
    private final GrantedFolder granted;
    /** For what another app may hold up. */
    private final Executor slow;

    public FileMethods(Activity activity, SharedFiles shared, FileSaver saver, GrantedFolder granted, Executor slow) {
        this.activity = activity;
        this.shared = shared;
        this.saver = saver;
        this.granted = granted;
        this.slow = slow;
    }

    @Override
    public boolean take(Call call, Reply reply) {
        switch (call.method) {
            case "shareFile":
                share(call, reply);
                return true;
            case "saveFile":
                saver.save(call.text("fileName"), call.text("mimeType"), call.bytes("base64"), reply);
                return true;
            case "takeShared":
                takeShared(reply);
                return true;
            default:
                return false;
        }
    }

    private void share(Call call, final Reply reply) {
        final File file;
        try {
            file = granted.make(GrantedFolder.OUT, FileName.clean(call.text("fileName")));
            Disk.replace(file, call.bytes("base64"));
        } catch (IOException failure) {
            reply.bad("io");
            return;
        }
        Uri address = GrantedFiles.addressOf(activity, file);
        Intent send = new Intent(Intent.ACTION_SEND).setType(call.text("mimeType"))
            .putExtra(Intent.EXTRA_STREAM, address).addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION);
        send.setClipData(ClipData.newRawUri(file.getName(), address));
        final Intent chooser = Intent.createChooser(send, null).putExtra(Intent.EXTRA_EXCLUDE_COMPONENTS,
            new ComponentName[] {activity.getComponentName()});
        activity.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                try {
                    activity.startActivity(chooser);
                    reply.good(Answer.empty());
                } catch (ActivityNotFoundException none) {
                    reply.bad("no-app");
                }
            }
        });
    }

    private void takeShared(final Reply reply) {
        final SharedContent content = shared.take();
        if (content == null) {
            reply.good(null);
            return;
        }
        slow.execute(new Runnable() {
            @Override
            public void run() {
                try {
                    reply.good(content.read(activity.getContentResolver()));
                } catch (Disk.TooLarge large) {
                    reply.bad("too-large");
                } catch (IOException failure) {
                    reply.bad("unreadable");
                }
            }
        });
    }
}
