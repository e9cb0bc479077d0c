package fr.tandem.shell.page;

/** What can be said of the camera before it is asked for. Android tells "refused for good" by a detour only. */
public final class CameraPermission {
    private CameraPermission() {
    }

    /**
     * @param wasExplainable whether a refusal was answered once by Android's offer to explain: after it, the offer gone
     *     means that Android asks no more. A question that was closed without an answer is no refusal.
     */
    public static String state(boolean isGranted, boolean isExplainable, boolean wasExplainable) {
        if (isGranted) return "granted";
        return wasExplainable && !isExplainable ? "refused-for-good" : "askable";
    }
}
