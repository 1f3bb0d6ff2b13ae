package io.github.ishardening.audit.report;

import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Observations;
import java.util.List;
import java.util.function.Consumer;

/** What the build couldn't decide, in the HTML report: what is to be done by hand, and the rules that aren't applicable. */
record UndecidedSections(Observations observations, String prefix, Markup html) {

    void write() {
        if (!observations.byHand().isEmpty()) {
            section(prefix + "by-hand", "To do by hand", observations.byHand(), this::task);
        }
        if (!observations.notApplicable().isEmpty()) {
            section(prefix + "not-applicable", "Not applicable", observations.notApplicable(), this::reason);
        }
    }

    private <T> void section(String id, String title, List<T> items, Consumer<T> form) {
        html.element("section", () -> {
            html.attribute("id", id).element("h2", title);
            html.element("ul", () -> {
                html.attribute("class", "undecided");
                items.forEach(item -> html.element("li", () -> form.accept(item)));
            });
        });
    }

    private void task(ByHand task) {
        html.element(
                        "p",
                        () -> html.element("code", task.rule().id())
                                .text(" ")
                                .element("span", "path", task.location().toString()))
                .element("p", task.message() + " " + task.cure());
    }

    private void reason(NotApplicable undecided) {
        html.element("code", undecided.rule().id()).text(" because " + undecided.reason());
    }
}
