package io.github.ishardening.evidence.overlay;

import io.github.ishardening.file.PrivateFiles;

/**
 * Whose the files of an overlay are.
 *
 * @param user the number of the user
 * @param group the number of the group
 * @param groupName the name of the group
 */
record FileOwner(int user, int group, String groupName) {

    /** The user that runs the server in this image, with its own group or with the one that OpenShift runs it in. */
    static FileOwner of(ServerImage image, PrivateFiles readers) {
        return readers == PrivateFiles.GROUP
                ? new FileOwner(image.user(), 0, "root")
                : new FileOwner(image.user(), image.user(), ServerImage.GROUP_NAME);
    }

    /** Both numbers as {@code chown} takes them. */
    @Override
    public String toString() {
        return user + ":" + group;
    }
}
