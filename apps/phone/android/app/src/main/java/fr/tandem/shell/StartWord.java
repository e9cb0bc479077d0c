package fr.tandem.shell;

/** What the person wants who starts the app or comes back to it, in the page's words. */
public enum StartWord {
    OPEN("open"), NEW_ENTRY("new-entry"), SHARED("shared");

    /** Of the widget and of the shortcut. */
    public static final String NEW_ENTRY_ACTION = "fr.tandem.shell.NEW_ENTRY";

    private static final String SEND_ACTION = "android.intent.action.SEND";
    private static final String VIEW_ACTION = "android.intent.action.VIEW";

    public final String word;

    StartWord(String word) {
        this.word = word;
    }

    /**
     * @param action of the intent; null counts as plain opening
     * @param hasContent whether the intent names a file or carries a text
     */
    public static StartWord of(String action, boolean hasContent) {
        if (NEW_ENTRY_ACTION.equals(action)) return NEW_ENTRY;
        boolean isShare = SEND_ACTION.equals(action) || VIEW_ACTION.equals(action);
        return isShare && hasContent ? SHARED : OPEN;
    }
}
