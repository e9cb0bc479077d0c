package fr.tandem.shell.test;

import fr.tandem.shell.StartWord;

public final class StartTests {
    private StartTests() {
    }

    public static void aStartSaysWhatThePersonWants() {
        Check.equal(StartWord.of(null, false), StartWord.OPEN);
        Check.equal(StartWord.of("android.intent.action.MAIN", false), StartWord.OPEN);
        Check.equal(StartWord.of("fr.tandem.shell.NEW_ENTRY", false), StartWord.NEW_ENTRY);
        Check.equal(StartWord.of("android.intent.action.SEND", true), StartWord.SHARED);
        Check.equal(StartWord.of("android.intent.action.VIEW", true), StartWord.SHARED);
        Check.equal(StartWord.of("android.intent.action.SEND", false), StartWord.OPEN);
        Check.equal(StartWord.of("android.intent.action.DELETE", true), StartWord.OPEN);
        String words = StartWord.NEW_ENTRY.word + " " + StartWord.SHARED.word + " " + StartWord.OPEN.word;
        Check.equal(words, "new-entry shared open");
    }
}
