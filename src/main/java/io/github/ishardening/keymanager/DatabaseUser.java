package io.github.ishardening.keymanager;

/**
 * The user of an embedded database. The password is publicly known, and users who replaced it have an external
 * database; still, it is never printed.
 *
 * @param name the user's name
 * @param password the password
 */
record DatabaseUser(String name, String password) {

    @Override
    public String toString() {
        return name;
    }
}
