package fr.tandem.shell.window;

import android.app.Activity;
import android.view.View;
import android.widget.TextView;
import fr.tandem.shell.R;

/** One sentence and one act, where there is no page to say it. */
public final class Notice {
    private Notice() {
    }

    /** @param sentence 0 for none */
    public static View make(Activity activity, int title, int sentence, int act, final Runnable onAct) {
        View view = activity.getLayoutInflater().inflate(R.layout.notice, null);
        ((TextView) view.findViewById(R.id.notice_title)).setText(title);
        TextView sentenceView = view.findViewById(R.id.notice_sentence);
        if (sentence == 0) sentenceView.setVisibility(View.GONE);
        else sentenceView.setText(sentence);
        TextView button = view.findViewById(R.id.notice_act);
        button.setText(act);
        button.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View touched) {
                onAct.run();
            }
        });
        return view;
    }
}
