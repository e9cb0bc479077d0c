package fr.tandem.shell.test;

import fr.tandem.shell.lock.LockTiming;
import fr.tandem.shell.lock.Pin;
import fr.tandem.shell.lock.WrongTries;

public final class LockTests {
    private LockTests() {
    }

    public static void aPinIsFourToTwelveDigits() {
        for (String good : new String[] {"0000", "123456789012"}) Check.that(Pin.isOne(good), good);
        for (String bad : new String[] {"", "123", "1234567890123", "12a4", "１２３４", "1234\n"}) {
            Check.that(!Pin.isOne(bad), bad);
        }
    }

    public static void aPinIsKnownAgainByItsHash() {
        byte[] salt = new byte[Pin.SALT_BYTES];
        String hash = Pin.hash("2580", salt);
        Check.that(Pin.matches("2580", hash), "the same digits");
        Check.that(!Pin.matches("2581", hash), "other digits");
        Check.that(!hash.contains("2580"), "no digits in the hash");
        salt[0] = 1;
        Check.that(!Pin.hash("2580", salt).equals(hash), "another salt gives another hash");
    }

    /** The vector of RFC 7914, section 11: PBKDF2-HMAC-SHA-256, "passwd", "salt", one round. */
    public static void theHashIsThatOfTheStandard() {
        String hash = "1:c2FsdA==:VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw=";
        Check.that(Pin.matches("passwd", hash), "the published vector");
        Check.that(!Pin.matches("Passwd", hash), "another word");
    }

    public static void afterFiveWrongCodesOneWaits() {
        WrongTries tries = WrongTries.NONE;
        for (int i = 0; i < 4; i++) tries = tries.andAnother(1000, 3);
        Check.equal(tries.waitMs(1000, 3), 0L);
        long[] waits = {30000, 60000, 300000, 900000, 3600000, 3600000};
        for (long wait : waits) {
            tries = tries.andAnother(1000, 3);
            Check.equal(tries.waitMs(1000, 3), wait);
        }
        Check.equal(tries.waitMs(2000, 3), 3599000L);
        Check.equal(tries.waitMs(3601000, 3), 0L);
    }

    public static void switchingThePhoneOffIsNoWayRoundTheWait() {
        WrongTries tries = WrongTries.NONE;
        for (int i = 0; i < 6; i++) tries = tries.andAnother(9000000, 3);
        Check.equal(tries.waitMs(20000, 4), 40000L);
        Check.equal(tries.waitMs(60000, 4), 0L);
        WrongTries kept = new WrongTries(tries.count, tries.atMs, tries.boot);
        Check.equal(kept.waitMs(9010000, 3), 50000L);
    }

    public static void thePageIsHiddenAtTheStartAndAfterAMinuteElsewhere() {
        LockTiming timing = new LockTiming();
        Check.that(!timing.isOpen(), "hidden at the start");
        timing.cameBack(5);
        Check.that(!timing.isOpen(), "coming is not unlocking");
        timing.opened();
        timing.left(1000);
        timing.cameBack(61000);
        Check.that(timing.isOpen(), "a minute is short enough");
        timing.left(100000);
        timing.cameBack(160001);
        Check.that(!timing.isOpen(), "more than a minute is not");
        timing.opened();
        timing.cameBack(900000);
        Check.that(timing.isOpen(), "who did not leave stays");
    }
}
