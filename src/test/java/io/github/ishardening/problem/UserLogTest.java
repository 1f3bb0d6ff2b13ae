package io.github.ishardening.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserLogTest {

    private final List<String> said = new ArrayList<>();

    @Test
    void saysOnceWhatOtherGoalsOfTheBuildHaveToSayToo() {
        Set<String> topics = new HashSet<>();

        log(topics).once("the password is publicly known.");
        log(topics).once("the password is publicly known.");

        assertThat(said).containsExactly("the password is publicly known.");
    }

    private UserLog log(Set<String> topics) {
        return new UserLog() {
            @Override
            public void info(String message) {
                said.add(message);
            }

            @Override
            public void warn(String message) {
                throw new AssertionError(message);
            }

            @Override
            public boolean isNews(String topic) {
                return topics.add(topic);
            }
        };
    }
}
