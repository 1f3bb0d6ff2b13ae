package io.github.ishardening.problem;

/** Tells the user what is being done and what needs attention. Messages must not contain secrets. */
public interface UserLog {

    /** Logs what is being done; one line. */
    void info(String message);

    /** Logs what needs the user's attention although the work continues; one line. */
    void warn(String message);

    /** Announces what takes longer than a second, if the user is waiting for it: a clause without a full stop. */
    default void step(String message) {
        // nobody is waiting
    }

    /** Whether this topic hasn't been mentioned yet by any goal of this build; marks it as mentioned. */
    default boolean isNews(String topic) {
        return true;
    }

    /** Logs what is being done, unless a goal of the same build has logged it. */
    default void once(String message) {
        if (isNews(message)) {
            info(message);
        }
    }

    /** A log that drops everything. */
    static UserLog silent() {
        return new UserLog() {
            @Override
            public void info(String message) {
                // dropped
            }

            @Override
            public void warn(String message) {
                // dropped
            }
        };
    }
}
