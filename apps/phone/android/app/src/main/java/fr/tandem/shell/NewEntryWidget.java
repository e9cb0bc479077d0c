package fr.tandem.shell;

import android.app.PendingIntent;
import android.appwidget.AppWidgetManager;
import android.appwidget.AppWidgetProvider;
import android.content.Context;
import android.content.Intent;
import android.widget.RemoteViews;

/** The button "new entry" of the home screen. It shows nothing of the book. */
public final class NewEntryWidget extends AppWidgetProvider {
    @Override
    public void onUpdate(Context context, AppWidgetManager widgets, int[] ids) {
        Intent entry = new Intent(context, MainActivity.class).setAction(StartWord.NEW_ENTRY_ACTION);
        PendingIntent touch = PendingIntent.getActivity(context, 0, entry, PendingIntent.FLAG_IMMUTABLE);
        RemoteViews button = new RemoteViews(context.getPackageName(), R.layout.new_entry_widget);
        button.setOnClickPendingIntent(R.id.new_entry_widget, touch);
        widgets.updateAppWidget(ids, button);
    }
}
