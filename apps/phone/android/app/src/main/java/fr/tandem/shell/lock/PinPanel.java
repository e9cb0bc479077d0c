package fr.tandem.shell.lock;

import android.app.Activity;
import android.view.View;
import android.widget.TextView;
import fr.tandem.shell.R;

/** Ten keys and what was typed on them, as dots. */
final class PinPanel implements View.OnClickListener {
    interface Owner {
        void typed(String digits);

        void cancelled();
    }

    private static final int[] DIGIT_KEYS = {
        R.id.pin_0, R.id.pin_1, R.id.pin_2, R.id.pin_3, R.id.pin_4, R.id.pin_5, R.id.pin_6, R.id.pin_7, R.id.pin_8,
        R.id.pin_9,
    };
    private static final String DOT = "\u2022 ";

    final View view;
    private final Activity activity;
    private final Owner owner;
    private final StringBuilder digits = new StringBuilder();

    PinPanel(Activity activity, int title, boolean canCancel, Owner owner) {
        this.activity = activity;
        this.owner = owner;
        view = activity.getLayoutInflater().inflate(R.layout.pin, null);
        text(R.id.pin_title).setText(title);
        for (int key : DIGIT_KEYS) view.findViewById(key).setOnClickListener(this);
        for (int key : new int[] {R.id.pin_delete, R.id.pin_accept, R.id.pin_cancel}) {
            view.findViewById(key).setOnClickListener(this);
        }
        view.findViewById(R.id.pin_cancel).setVisibility(canCancel ? View.VISIBLE : View.GONE);
        showDots();
    }

    /** @param isFailure in the colour of one */
    void say(CharSequence sentence, boolean isFailure) {
        text(R.id.pin_sentence).setText(sentence);
        text(R.id.pin_sentence).setTextColor(activity.getColor(isFailure ? R.color.bad : R.color.text2));
    }

    void clear() {
        digits.setLength(0);
        showDots();
    }

    void setEnabled(boolean isEnabled) {
        for (int key : DIGIT_KEYS) view.findViewById(key).setEnabled(isEnabled);
        view.findViewById(R.id.pin_accept).setEnabled(isEnabled);
    }

    @Override
    public void onClick(View key) {
        int id = key.getId();
        if (id == R.id.pin_cancel) {
            owner.cancelled();
        } else if (id == R.id.pin_accept) {
            owner.typed(digits.toString());
        } else if (id == R.id.pin_delete) {
            digits.setLength(Math.max(0, digits.length() - 1));
            showDots();
        } else if (digits.length() < Pin.DIGITS_MAX) {
            for (int digit = 0; digit < DIGIT_KEYS.length; digit++) {
                if (DIGIT_KEYS[digit] == id) digits.append(digit);
            }
            showDots();
        }
    }

    private void showDots() {
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) dots.append(DOT);
        TextView shown = text(R.id.pin_dots);
        shown.setText(dots.toString().trim());
        shown.setContentDescription(
            activity.getResources().getQuantityString(R.plurals.lock_pin_typed, digits.length(), digits.length()));
    }

    private TextView text(int id) {
        return view.findViewById(id);
    }
}
