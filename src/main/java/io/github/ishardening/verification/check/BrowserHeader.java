package io.github.ishardening.verification.check;

import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.verification.client.Answer;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** A header with which a page tells browsers to protect the user, and which this plugin's controls configure. */
enum BrowserHeader {
    /** RFC 6797. */
    TRANSPORT(
            "Strict-Transport-Security",
            "doesn't tell browsers to insist on HTTPS: it lacks Strict-Transport-Security.",
            answer -> answer.header("Strict-Transport-Security").isPresent(),
            WebDescriptor::sendsHsts),

    /** RFC 9111, section 5.2.2.5. */
    CACHE(
            "Cache-Control",
            "lets browsers cache it: it lacks Cache-Control: no-store.",
            answer -> has(answer, "Cache-Control", "no-store"),
            WebDescriptor::preventsCaching),

    /** Fetch Standard, section 3.6. */
    SNIFFING(
            "X-Content-Type-Options",
            "lets browsers guess its content type: it lacks X-Content-Type-Options: nosniff.",
            answer -> has(answer, "X-Content-Type-Options", "nosniff"),
            WebDescriptor::forbidsSniffing),

    /** RFC 7034, and Content Security Policy Level 3, section 6.4.2. */
    FRAMES(
            "X-Frame-Options",
            "can be framed by other sites: it lacks X-Frame-Options.",
            answer -> answer.header("X-Frame-Options").isPresent()
                    || has(answer, "Content-Security-Policy", "frame-ancestors"),
            WebDescriptor::refusesFrames);

    private final String header;
    private final String lack;
    private final Predicate<Answer> isSent;
    private final BiPredicate<WebDescriptor, String> isPromised;

    BrowserHeader(String header, String lack, Predicate<Answer> isSent, BiPredicate<WebDescriptor, String> isPromised) {
        this.header = header;
        this.lack = lack;
        this.isSent = isSent;
        this.isPromised = isPromised;
    }

    private static boolean has(Answer answer, String name, String word) {
        return answer.headers().allValues(name).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(word));
    }

    /** Its name. */
    String header() {
        return header;
    }

    /** The text of a finding if it is missing, after the name of the page. */
    String lack() {
        return lack;
    }

    /** Whether a response contains it. */
    boolean isSent(Answer answer) {
        return isSent.test(answer);
    }

    /** Whether a descriptor configures it for responses to a path. */
    boolean isPromised(WebDescriptor descriptor, String path) {
        return isPromised.test(descriptor, path);
    }
}
