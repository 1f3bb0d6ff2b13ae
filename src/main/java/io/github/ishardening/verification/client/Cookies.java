package io.github.ishardening.verification.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The cookies of one login. All are sent with every request, as a login is brief and involves a single server. */
final class Cookies {

    private static final int MOST = 50;
    private static final Pattern COOKIE = Pattern.compile("([\\w.-]{1,200}+)=([!-:<-~]{0,4000}+)(?:;.*+)?+");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds the cookies of a response. */
    Cookies take(Answer answer) {
        for (String header : answer.headers().allValues("Set-Cookie")) {
            var cookie = COOKIE.matcher(header);
            if (cookie.matches() && (values.size() < MOST || values.containsKey(cookie.group(1)))) {
                values.put(cookie.group(1), cookie.group(2));
            }
        }
        return this;
    }

    /** The request with all cookies. */
    Request on(Request request) {
        return values.isEmpty()
                ? request
                : request.with(
                        "Cookie",
                        values.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining("; ")));
    }
}
