package fr.tandem.shell.files;

/** Addresses of files that other apps name. */
public final class ForeignAddress {
    private ForeignAddress() {
    }

    /**
     * Whether a file is read that another app named: one of a provider, and not of ours, which would read for others
     * what only we may.
     *
     * @param authority as `user@authority` or `authority`
     */
    public static boolean isRead(String scheme, String authority, String ours) {
        if (!"content".equals(scheme) || authority == null) return false;
        return !authority.substring(authority.lastIndexOf('@') + 1).equals(ours);
    }
}
