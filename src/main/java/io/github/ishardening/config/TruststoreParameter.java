package io.github.ishardening.config;

import io.github.ishardening.trust.ExpiredPolicy;

/** {@code <truststore>}: whom the server trusts. */
public class TruststoreParameter {

    /** What happens to expired authorities that ship with the server: {@code drop} (default) or {@code keep}. */
    private String expired = "drop";

    /** Where the password is; generated and kept in secrets.properties where no source is named. */
    private PasswordParameter password = new PasswordParameter();

    ExpiredPolicy expired() {
        return Choice.of("<truststore><expired>", expired, "drop", "keep").equals("drop")
                ? ExpiredPolicy.DROP
                : ExpiredPolicy.KEEP;
    }

    PasswordParameter password() {
        return password;
    }
}
