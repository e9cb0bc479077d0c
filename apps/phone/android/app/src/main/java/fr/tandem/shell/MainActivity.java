package fr.tandem.shell;

import android.app.Activity;
import android.content.Intent;
import android.content.res.Configuration;
import android.net.Uri;
import android.os.Build;
import android.os.Bundle;
import fr.tandem.shell.bridge.Answer;
import fr.tandem.shell.bridge.Bridge;
import fr.tandem.shell.files.FileMethods;
import fr.tandem.shell.files.FilePicker;
import fr.tandem.shell.files.FileSaver;
import fr.tandem.shell.files.GrantedFolder;
import fr.tandem.shell.files.SharedContent;
import fr.tandem.shell.files.SharedFiles;
import fr.tandem.shell.files.Vault;
import fr.tandem.shell.files.VaultMethods;
import fr.tandem.shell.lock.Lock;
import fr.tandem.shell.lock.LockMethods;
import fr.tandem.shell.lock.LockSettings;
import fr.tandem.shell.page.CameraGate;
import fr.tandem.shell.page.PageHolder;
import fr.tandem.shell.window.BackGestureApi33;
import fr.tandem.shell.window.Screen;
import java.io.File;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one screen of the app: wires the page to what the phone has for it, and passes on what the system says. */
public final class MainActivity extends Activity implements PageHolder.Owner, Screen.EdgeListener, Lock.Owner {
    private static final int PICK = 1;
    private static final int SAVE = 2;
    private static final int CONFIRM = 3;
    private static final int CAMERA = 4;

    private final ExecutorService calls = Executors.newSingleThreadExecutor();
    private final ExecutorService slow = Executors.newSingleThreadExecutor();
    private final SharedFiles shared = new SharedFiles();
    private Screen screen;
    private Lock lock;
    private CameraGate camera;
    private FilePicker picker;
    private FileSaver saver;
    private PageHolder page;
    private Bridge bridge;
    /** From Android 13 on. */
    private BackGestureApi33 back;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        GrantedFolder granted = new GrantedFolder(getCacheDir());
        granted.removeOld(System.currentTimeMillis());
        LockSettings lockSettings = new LockSettings(this);
        camera = new CameraGate(this, CAMERA);
        picker = new FilePicker(this, granted, PICK);
        saver = new FileSaver(this, granted, slow, SAVE);
        screen = new Screen(this, this);
        lock = new Lock(this, screen, lockSettings, slow, CONFIRM, this);
        page = new PageHolder(this, screen, camera, picker, this);
        if (Build.VERSION.SDK_INT >= 33) back = backGesture();
        StartWord start = saved == null ? wordOf(getIntent()) : restored(saved);
        bridge = new Bridge(calls, page, Arrays.asList(
            new VaultMethods(new Vault(new File(getFilesDir(), "vault"))),
            new PhoneMethods(this, screen, page, camera, start),
            new LockMethods(this, lockSettings, lock),
            new FileMethods(this, shared, saver, granted, slow)));
        page.begin(bridge, saved);
    }

    /** What an intent says is wanted. A file that it brings is kept for the page. */
    private StartWord wordOf(Intent intent) {
        // Opened again from the list of recent apps, with the intent of long ago.
        if ((intent.getFlags() & Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY) != 0) return StartWord.OPEN;
        SharedContent content = SharedContent.of(intent);
        StartWord word = StartWord.of(intent.getAction(), content != null);
        if (word == StartWord.SHARED) shared.give(content);
        return word;
    }

    /** After the process died. Where the person was is in the page's own history. */
    private StartWord restored(Bundle saved) {
        shared.restore(saved);
        picker.restore(saved);
        saver.restore(saved);
        return shared.isEmpty() ? StartWord.OPEN : StartWord.SHARED;
    }

    @Override
    protected void onNewIntent(Intent intent) {
        super.onNewIntent(intent);
        setIntent(intent);
        StartWord word = wordOf(intent);
        if (word != StartWord.OPEN) bridge.event("open", Answer.with("what", word.word));
    }

    @Override
    protected void onStart() {
        super.onStart();
        lock.cameBack();
    }

    @Override
    protected void onResume() {
        super.onResume();
        lock.resumed();
        bridge.event("resume", Answer.empty());
    }

    @Override
    protected void onPause() {
        bridge.event("pause", Answer.empty());
        super.onPause();
    }

    @Override
    protected void onStop() {
        lock.left();
        super.onStop();
    }

    @Override
    protected void onSaveInstanceState(Bundle state) {
        super.onSaveInstanceState(state);
        shared.save(state);
        picker.save(state);
        saver.save(state);
        page.save(state);
    }

    @Override
    protected void onDestroy() {
        page.end();
        calls.shutdown();
        slow.shutdown();
        super.onDestroy();
    }

    @Override
    protected void onActivityResult(int request, int result, Intent answer) {
        switch (request) {
            case PICK:
                Uri left = picker.answered(result, answer);
                if (left != null) giveToNextPage(left);
                break;
            case SAVE:
                saver.answered(result, answer);
                break;
            case CONFIRM:
                lock.deviceAnswered(result == RESULT_OK);
                break;
            default:
                super.onActivityResult(request, result, answer);
        }
    }

    /** The page that asked for a file died with its process: the one after it gets the file as a shared one. */
    private void giveToNextPage(Uri picked) {
        shared.give(SharedContent.ofPicked(picked));
        bridge.event("open", Answer.with("what", StartWord.SHARED.word));
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        camera.answered();
        if (request == PICK) picker.permissionAnswered();
    }

    @Override
    public void onConfigurationChanged(Configuration configuration) {
        super.onConfigurationChanged(configuration);
        // The theme's colours of day or night are looked up anew; the page follows them by itself.
        getTheme().applyStyle(R.style.Shell, true);
        page.followTextSize();
    }

    private BackGestureApi33 backGesture() {
        return new BackGestureApi33(this, new Runnable() {
            @Override
            public void run() {
                goBack();
            }
        });
    }

    /** Before Android 13. */
    @Override
    public void onBackPressed() {
        if (isBackOurs()) goBack();
        else moveTaskToBack(true);
    }

    private boolean isBackOurs() {
        return lock.isChanging() || screen.showsPage() && page.canGoBack();
    }

    private void goBack() {
        if (lock.isChanging()) lock.cancelChange();
        else page.goBack();
    }

    @Override
    public void pageMoved() {
        if (Build.VERSION.SDK_INT >= 33) back.setOurs(isBackOurs());
    }

    @Override
    public void pageGone() {
        page.showNotice();
        pageMoved();
    }

    @Override
    public void lockMoved() {
        page.showNotice();
        pageMoved();
    }

    @Override
    public void edges(int top, int right, int bottom, int left, int keyboard) {
        bridge.state("insets", Answer.with("top", css(top)).and("right", css(right)).and("bottom", css(bottom))
            .and("left", css(left)).and("keyboard", css(keyboard)));
    }

    /** Pixels of the screen as those of the page. */
    private double css(int pixels) {
        return pixels * 160.0 / getResources().getConfiguration().densityDpi;
    }
}
