package io.github.ishardening.verification.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Encodes fields as browsers do: {@code application/x-www-form-urlencoded}. */
final class Form {

    private Form() {}

    /** A POST request with fields: a name and a value, the next name and so on. */
    static Request post(String path, String... fields) {
        return Request.post(path, "application/x-www-form-urlencoded", encoded(fields));
    }

    /** The fields as a body or a query. */
    static String encoded(String... fields) {
        var form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return form.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
