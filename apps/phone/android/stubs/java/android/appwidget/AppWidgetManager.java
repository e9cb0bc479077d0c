package android.appwidget;

import android.widget.RemoteViews;

public class AppWidgetManager {
    public void updateAppWidget(int[] appWidgetIds, RemoteViews views) {
        throw new RuntimeException("declared only");
    }
}
