package android.appwidget;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class AppWidgetProvider extends BroadcastReceiver {
    public AppWidgetProvider() {
        throw new RuntimeException("declared only");
    }

    public void onReceive(Context context, Intent intent) {
        throw new RuntimeException("declared only");
    }

    public void onUpdate(Context context, AppWidgetManager appWidgetManager, int[] appWidgetIds) {
        throw new RuntimeException("declared only");
    }
}
