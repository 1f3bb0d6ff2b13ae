package io.github.ishardening.evidence.overlay;

import io.github.ishardening.file.PrivateFiles;

/**
 * The owner of the files in an overlay.
 *
 * @param user the user id
 * @param group the group id
 * @param groupName the name of the group
 */
record FileOwner(int user, int group, String groupName) {

    /** The user that runs the server in this image, with the user's own group or the group that OpenShift uses. */
    static FileOwner of(ServerImage image, PrivateFiles readers) {
        return readers == PrivateFiles.GROUP
                ? new FileOwner(image.user(), 0, "root")
                : new FileOwner(image.user(), image.user(), ServerImage.GROUP_NAME);
    }

    /** Both ids in the format of {@code chown}. */
    @Override
    public String toString() {
        return user + ":" + group;
    }
}
