package android.content;

public abstract class BroadcastReceiver {
    public BroadcastReceiver() {
        throw new RuntimeException("declared only");
    }

    public abstract void onReceive(Context context, Intent intent);
}
