package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordGeneratorTest {

    private final PasswordGenerator generator = new PasswordGenerator(new SecureRandom());

    @Test
    void makesPasswordsThatNeedNoEscapingAnywhere() {
        Set<String> passwords = Stream.generate(generator::password)
                .limit(500)
                .map(Secret::reveal)
                .collect(Collectors.toSet());

        assertThat(passwords).hasSize(500).allMatch(password -> password.matches("[A-Za-z][A-Za-z0-9_.-]{31}"));
        assertThat(passwords.stream().flatMapToInt(String::chars).distinct().count())
                .isEqualTo(65);
    }

    @Test
    void makesPasswordsThatEveryRuleAllows() {
        Secret password = generator.password();

        for (SecretRule rule : SecretRule.values()) {
            rule.check("here", password);
        }

        assertThat(password).hasToString("(secret)");
    }
}
