package io.github.ishardening.file;

/** The users who may read and write the server's private files, such as its keystores. */
public enum PrivateFiles {
    /** Only their owner: 0600. */
    OWNER(Mode.PRIVATE),

    /**
     * Their group as well: 0660. On OpenShift, a container runs as an arbitrary user, but always in group 0 (<a
     * href="https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/images/creating-images"
     * >Creating images</a>, "Support arbitrary user ids").
     */
    GROUP(Mode.PRIVATE_TO_GROUP);

    private final int mode;

    PrivateFiles(int mode) {
        this.mode = mode;
    }

    /** The permission bits of such a file. */
    public int mode() {
        return mode;
    }
}
