package android.widget;

import android.app.PendingIntent;

public class RemoteViews {
    public RemoteViews(String packageName, int layoutId) {
        throw new RuntimeException("declared only");
    }

    public void setOnClickPendingIntent(int viewId, PendingIntent pendingIntent) {
        throw new RuntimeException("declared only");
    }
}
