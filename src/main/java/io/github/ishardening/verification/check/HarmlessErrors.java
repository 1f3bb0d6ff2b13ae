package io.github.ishardening.verification.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Harmless lines with {@code ERROR} that stock servers also log. */
final class HarmlessErrors {

    /** The text of such a line after its level, and the reason why it is harmless. */
    private record Known(Pattern text, String reason) {}

    private static final List<Known> ALL = List.of(new Known(
            Pattern.compile("AuthorizedAPIManagementListener\\} - Error while authorizing Me API to the My Account"),
            "Identity Server 7.0 authorizes My Account before it has registered the API (wso2/product-is#19221)"));

    private HarmlessErrors() {}

    /** The reason why an error is harmless; empty if it isn't known to be. */
    static Optional<String> reason(String text) {
        return ALL.stream()
                .filter(known -> known.text().matcher(text).find())
                .map(Known::reason)
                .findFirst();
    }
}
