package io.github.ishardening.oracle;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Properties;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What the database of users holds of a user's password, read with the engine of the server that wrote it.
 *
 * @param hash the hash, in Base64
 * @param salt what went into it
 */
public record StoredPassword(String hash, String salt) {

    private static final String DATABASE = "repository/database/WSO2SHARED_DB";
    private static final String QUERY = "SELECT UM_USER_PASSWORD, UM_SALT_VALUE FROM UM_USER WHERE UM_USER_NAME = ?";

    /** The password of a user of a server that doesn't run. */
    public static StoredPassword of(Path home, String user)
            throws IOException, SQLException, ReflectiveOperationException {
        var account = new Properties();
        account.setProperty("user", "wso2carbon");
        account.setProperty("password", "wso2carbon");
        try (var loader = new URLClassLoader(new URL[] {engine(home)}, ClassLoader.getPlatformClassLoader())) {
            Class<?> driver = loader.loadClass("org.h2.Driver");
            String address = "jdbc:h2:" + home.resolve(DATABASE).toAbsolutePath();
            try (Connection connection = ((Driver) driver.getConstructor().newInstance()).connect(address, account);
                    var query = connection.prepareStatement(QUERY)) {
                query.setString(1, user);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return new StoredPassword(rows.getString(1), rows.getString(2));
                }
            } finally {
                driver.getMethod("unload").invoke(null);
            }
        }
    }

    /** Whether it is this password under PBKDF2 with HMAC-SHA-256 in 10,000 rounds and 256 bits. */
    public boolean isPbkdf2Of(String password) throws GeneralSecurityException {
        var key = new PBEKeySpec(password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), 10_000, 256);
        byte[] expected = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(key)
                .getEncoded();
        return hash.equals(Base64.getEncoder().encodeToString(expected));
    }

    private static URL engine(Path home) throws IOException {
        try (var jars = Files.newDirectoryStream(home.resolve("repository/components/plugins"), "h2-engine_*.jar")) {
            return jars.iterator().next().toUri().toURL();
        }
    }
}
