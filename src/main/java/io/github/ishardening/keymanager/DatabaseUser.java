package io.github.ishardening.keymanager;

/**
 * Who opens an embedded database. The password is published with every product, and a user who replaced it has a database
 * elsewhere; still it is never shown.
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
